/// A handshake message of a server, read.
package enum ServerMessage: Sendable, Hashable {
    case helloRequest
    case serverHello(ServerHello)
    case helloRetryRequest(ServerHello)
    case encryptedExtensions(EncryptedExtensions)
    case certificate(CertificateMessage)
    case certificateStatus(CertificateStatus)
    case serverKeyExchange(ServerKeyExchange)
    case certificateRequest(CertificateRequest)
    case serverHelloDone
    case certificateVerify(CertificateVerify)
    case newSessionTicket(NewSessionTicket)
    /// What proves that both saw the same handshake.
    case finished([UInt8])
    /// 1: the peer is to change its key as well.
    case keyUpdate(request: UInt8)
    case other(HandshakeType)

    /// Reads a message in the light of the handshake so far.
    package init(
        _ message: HandshakeMessage, in server: ServerContext, notes: inout TLSWireNotes
    ) throws(TLSWireError) {
        switch message.type {
        case .helloRequest:
            self = .helloRequest
            message.cursor.noteRest(of: message, notes: &notes)
        case .serverHello:
            let hello = try ServerHello(message, offered: server.offered, notes: &notes)
            self = hello.isHelloRetryRequest ? .helloRetryRequest(hello) : .serverHello(hello)
        case .encryptedExtensions:
            self = .encryptedExtensions(try EncryptedExtensions(message, offered: server.offered, notes: &notes))
        case .certificate: self = .certificate(try CertificateMessage(message, in: server, notes: &notes))
        case .certificateStatus: self = .certificateStatus(try CertificateStatus(message, notes: &notes))
        case .serverKeyExchange:
            self = .serverKeyExchange(try ServerKeyExchange(message, in: server, notes: &notes))
        case .certificateRequest:
            self = .certificateRequest(try CertificateRequest(message, in: server, notes: &notes))
        case .serverHelloDone:
            self = .serverHelloDone
            message.cursor.noteRest(of: message, notes: &notes)
        case .certificateVerify: self = .certificateVerify(try CertificateVerify(message, notes: &notes))
        case .newSessionTicket:
            self = .newSessionTicket(try NewSessionTicket(message, in: server, notes: &notes))
        case .finished:
            var cursor = message.cursor
            self = .finished(cursor.rest())
        case .keyUpdate:
            var cursor = message.cursor
            self = .keyUpdate(request: try cursor.uint8())
            cursor.noteRest(of: message, notes: &notes)
        default:
            self = .other(message.type)
            notes.add(.unknownMessage, at: 0, "a \(message.type) message")
        }
    }
}
