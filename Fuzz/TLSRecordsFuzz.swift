import TLSWire

/// Feeds bytes to what reads the server side of TLS: none may trap or hang, and the outcome is the same however they
/// are cut.
///
/// `M` begins one handshake message for the version and suite in the next four bytes; all else is a stream.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzTLSRecords(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if bytes.first == UInt8(ascii: "M"), bytes.count >= 6 {
        fuzzMessage(bytes)
    } else {
        fuzzStream(bytes)
    }
    return 0
}

private struct Outcome: Equatable {
    var events: [TLSEvent] = []
    var notes: [TLSWireNote] = []
    var error: TLSWireError?

    init(_ bytes: [UInt8], size: Int) {
        var reader = TLSServerReader(offered: [.heartbeat, .alpn], messageLimit: 100_000)
        do throws(TLSWireError) {
            for start in stride(from: 0, to: bytes.count, by: size) {
                reader.append(Array(bytes[start..<min(start + size, bytes.count)]).span)
                while let event = try reader.next() { events.append(event) }
            }
            try reader.finish()
        } catch { self.error = error }
        notes = reader.notes
        precondition(reader.records.offset <= bytes.count)
        precondition(error.map { $0.offset <= bytes.count && !$0.fault.isEmpty } ?? true)
        precondition(notes.count <= 2 * TLSWireNotes.limit)
    }
}

private func fuzzStream(_ bytes: [UInt8]) {
    let whole = Outcome(bytes, size: max(bytes.count, 1))
    let pieces = Outcome(bytes, size: 1)
    // What is quoted of another protocol depends on how much of it has come.
    if whole.error?.reason == .notTLS {
        precondition(pieces.error?.reason == .notTLS)
    } else {
        precondition(whole == pieces, "another outcome in pieces")
    }
    for event in whole.events { check(event) }
}

private func check(_ event: TLSEvent) {
    switch event {
    case .handshake(let content, let message):
        precondition(message.bytes.count == message.bodyLength + 4)
        check(content, within: message)
    case .unreadable(let message, let error): precondition((0...message.bytes.count).contains(error.offset))
    case .heartbeat(let heartbeat): _ = heartbeat.foreignBytes([1, 2, 3])
    case .alert(let alert): precondition(!alert.description.isEmpty)
    case .changeCipherSpec, .protected, .ssl2, .ssl2Error: break
    }
}

private func check(_ content: ServerMessage, within message: HandshakeMessage) {
    switch content {
    case .certificate(let chain):
        precondition(chain.entries.count <= min(200, chain.count))
        precondition(chain.entries.reduce(0) { $0 + $1.der.count } <= message.bytes.count)
    case .serverHello(let hello), .helloRetryRequest(let hello):
        precondition(!hello.cipherSuite.ianaName.isEmpty && !hello.version.name.isEmpty)
    case .serverKeyExchange(let exchange): precondition(exchange.bits.map { $0 >= 0 && $0 <= 65_535 * 8 } ?? true)
    default: break
    }
}

private func fuzzMessage(_ bytes: [UInt8]) {
    let context = ServerContext(
        version: TLSVersion(rawValue: UInt16(bytes[1]) << 8 | UInt16(bytes[2])),
        cipherSuite: CipherSuite(rawValue: UInt16(bytes[3]) << 8 | UInt16(bytes[4])))
    guard
        let message = try? HandshakeMessage(
            type: HandshakeType(rawValue: bytes[5]), body: Array(bytes.dropFirst(6)))
    else { return }
    var notes = TLSWireNotes()
    do throws(TLSWireError) {
        check(try ServerMessage(message, in: context, notes: &notes), within: message)
    } catch { precondition((0...message.bytes.count).contains(error.offset), "\(error)") }
    for note in notes.all { precondition((0...message.bytes.count).contains(note.offset), "\(note)") }
}
