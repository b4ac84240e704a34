import TLSWire
import Testing

/// One hello to a server and all that it answers in clear.
struct Flight {
    static let random = [UInt8](0..<32)
    /// The base point of Curve25519, a public key like any other.
    static let x25519Share = TLSKeyShare(group: .x25519, publicKey: [9] + [UInt8](repeating: 0, count: 31))

    var events: [TLSEvent] = []
    var received: [UInt8] = []
    var reader: TLSServerReader

    /// - Parameter stop: whether nothing more is to be waited for; by default at the end of what is in clear.
    init(
        _ hello: ClientHello, to port: Int, fragment: Int = TLSRecord.plaintextLimit,
        then more: [UInt8] = [], until stop: (TLSEvent) -> Bool = Flight.isLastInClear
    ) throws {
        let socket = try PlainSocket(port: port)
        try socket.send(hello.records(fragment: fragment))
        reader = TLSServerReader(offered: hello.offeredExtensions)
        try read(socket, until: stop)
        guard !more.isEmpty else { return }
        try socket.send(more)
        try read(socket) { _ in false }
    }

    private mutating func read(_ socket: PlainSocket, until stop: (TLSEvent) -> Bool) throws {
        while true {
            while let event = try reader.next() {
                events.append(event)
                if stop(event) { return }
            }
            let bytes = try socket.receive()
            if bytes.isEmpty { return try reader.finish() }
            received += bytes
            reader.append(bytes)
        }
    }

    static func isLastInClear(_ event: TLSEvent) -> Bool {
        switch event {
        case .handshake(.serverHelloDone, _), .handshake(.helloRetryRequest, _), .protected: true
        default: false
        }
    }

    var messages: [(ServerMessage, HandshakeMessage)] {
        events.compactMap { if case .handshake(let content, let message) = $0 { (content, message) } else { nil } }
    }

    var names: [String] { messages.map { $0.1.type.name } }

    var alerts: [TLSAlert] { events.compactMap { if case .alert(let alert) = $0 { alert } else { nil } } }

    func hello() throws -> ServerHello {
        try #require(
            messages.lazy.compactMap { content, _ in
                switch content {
                case .serverHello(let hello), .helloRetryRequest(let hello): hello
                default: nil
                }
            }.first)
    }

    func certificate() throws -> CertificateMessage {
        try #require(
            messages.lazy.compactMap { if case .certificate(let message) = $0.0 { message } else { nil } }.first)
    }

    func keyExchange() throws -> ServerKeyExchange {
        try #require(
            messages.lazy.compactMap { if case .serverKeyExchange(let message) = $0.0 { message } else { nil } }.first)
    }
}
