import TLSWire

/// Reads bytes as a client's hello, and makes hellos from them: what can be read is written again as it was.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzTLSHello(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    fuzzReading(bytes)
    fuzzWriting(bytes)
    return 0
}

private func fuzzReading(_ bytes: [UInt8]) {
    guard let message = try? HandshakeMessage(type: .clientHello, body: bytes),
        let hello = try? ClientHello(message: message, recordVersion: .tls10), hello.sessionID.count <= 32
    else { return }
    let again = try? hello.message()
    // A list of extensions that is there but empty is left out.
    precondition(again == message.bytes || (hello.extensions.isEmpty && again == message.bytes.dropLast(2).shortened))
}

extension ArraySlice<UInt8> {
    /// The message with a length that is two bytes less.
    fileprivate var shortened: [UInt8]? {
        try? HandshakeMessage(type: .clientHello, body: Array(dropFirst(4))).bytes
    }
}

private func fuzzWriting(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    let numbers = stride(from: 0, to: rest.count - 1, by: 2).map { UInt16(rest[$0]) << 8 | UInt16(rest[$0 + 1]) }
    let text = String(decoding: rest, as: UTF8.self)
    let hello = ClientHello.offer(
        TLSVersion(rawValue: 0x0300 + UInt16(first % 6)), random: [UInt8](repeating: first, count: 32),
        sessionID: Array(rest.prefix(32)), cipherSuites: numbers.map(CipherSuite.init),
        serverName: first & 0x10 == 0 ? nil : text, groups: numbers.map(NamedGroup.init),
        signatureSchemes: numbers.map(SignatureScheme.init),
        keyShares: [TLSKeyShare(group: .x25519, publicKey: rest)], alpn: [text],
        more: [.cookie(rest), .padding(Int(first) * 300), .sessionTicket(rest)])
    guard let padded = try? hello.padded(), let records = try? padded.records(fragment: max(1, Int(first))) else {
        return
    }
    var reader = TLSRecordReader()
    var messages = HandshakeReader()
    reader.append(records.span)
    while let frame = try? reader.next() {
        guard case .record(let record) = frame else { preconditionFailure("no record") }
        messages.append(record.fragment)
    }
    guard let message = try? messages.next(),
        let again = try? ClientHello(message: message, recordVersion: padded.recordVersion)
    else { preconditionFailure("our own hello cannot be read") }
    precondition(again.cipherSuites == padded.cipherSuites && again.random == padded.random)
    precondition(again.extensions.map(\.type) == padded.extensions.map(\.type))
    precondition(!messages.isWithinMessage && reader.pending == 0)
}
