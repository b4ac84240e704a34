/// What a handshake message is: any byte; those that exist have a constant.
package struct HandshakeType: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let helloRequest = HandshakeType(rawValue: 0)
    package static let clientHello = HandshakeType(rawValue: 1)
    package static let serverHello = HandshakeType(rawValue: 2)
    package static let newSessionTicket = HandshakeType(rawValue: 4)
    package static let encryptedExtensions = HandshakeType(rawValue: 8)
    package static let certificate = HandshakeType(rawValue: 11)
    package static let serverKeyExchange = HandshakeType(rawValue: 12)
    package static let certificateRequest = HandshakeType(rawValue: 13)
    package static let serverHelloDone = HandshakeType(rawValue: 14)
    package static let certificateVerify = HandshakeType(rawValue: 15)
    package static let clientKeyExchange = HandshakeType(rawValue: 16)
    package static let finished = HandshakeType(rawValue: 20)
    package static let certificateStatus = HandshakeType(rawValue: 22)
    package static let keyUpdate = HandshakeType(rawValue: 24)
    /// Stands for a first hello's hash in a TLS 1.3 transcript (RFC 8446 section 4.4.1).
    package static let messageHash = HandshakeType(rawValue: 254)

    package var name: String { Self.names[rawValue] ?? WireNumber.text(rawValue) }
    package var description: String { name }

    private static let names: [UInt8: String] = [
        0: "hello_request", 1: "client_hello", 2: "server_hello", 3: "hello_verify_request", 4: "new_session_ticket",
        5: "end_of_early_data", 6: "hello_retry_request", 8: "encrypted_extensions", 11: "certificate",
        12: "server_key_exchange", 13: "certificate_request", 14: "server_hello_done", 15: "certificate_verify",
        16: "client_key_exchange", 20: "finished", 21: "certificate_url", 22: "certificate_status",
        23: "supplemental_data", 24: "key_update", 25: "compressed_certificate", 67: "next_protocol",
        254: "message_hash",
    ]
}
