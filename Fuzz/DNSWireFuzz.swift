import DNSWire

/// Feeds bytes to the message decoder: it must neither trap nor hang, and what it accepts must survive a round trip.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzDNSWire(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = try? DNSMessage(decodingStartOf: bytes.span)
    guard let message = try? DNSMessage(decoding: bytes) else { return 0 }
    for record in message.answers + message.authority + message.additional { precondition(!record.description.isEmpty) }
    for record in message.answers + message.authority + message.additional { check(record) }
    _ = (message.answers + message.authority).recordSets()
    for question in message.questions {
        let text = question.name.description
        precondition((try? DNSName(text))?.isIdentical(to: question.name) == true, "`\(text)` reads as another name")
    }
    let encoded: [UInt8]
    do throws(DNSWireError) {
        encoded = try message.encoded()
    } catch {
        // Names that only pointers into data made short can outgrow a message.
        precondition(error.reason == .tooLarge, "\(error)")
        return 0
    }
    let again = try? DNSMessage(decoding: encoded)
    precondition(again == message, "another message after a round trip")
    return 0
}

/// Data that has text must be the same again when that is read, and canonical form must not fail.
private func check(_ record: DNSRecord) {
    guard let wire = try? record.data.wire(), let canonical = try? record.data.canonicalWire() else {
        preconditionFailure("data that was decoded cannot be encoded")
    }
    precondition(wire.count == canonical.count)
    // A LOC may write nought centimetres with any power of ten, which its text cannot say.
    if record.type == .loc { return }
    let data = try? DNSRecordData(type: record.type, class: record.recordClass, text: record.data.description)
    precondition(data == nil || data == record.data, "`\(record)` reads as other data")
}
