import DNSWire

/// Feeds bytes to the message decoder: it must neither trap nor hang, and what it accepts must survive a round trip.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzDNSWire(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = try? DNSMessage(decodingStartOf: bytes.span)
    guard let message = try? DNSMessage(decoding: bytes) else { return 0 }
    for record in message.answers + message.authority + message.additional { precondition(!record.description.isEmpty) }
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
