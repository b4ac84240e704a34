import Checks
import TLSWire

/// What a server said to a hello, put together as it comes.
struct ServerReply: Sendable {
    /// Bytes in a handshake message; two hundred certificates fit.
    static let messageLimit = 1 << 20
    /// Messages in a handshake; an honest one has a dozen.
    private static let countLimit = 100

    /// Also a request for another hello, as its `isHelloRetryRequest` tells.
    private(set) var hello: ServerHello?
    private(set) var certificates: [CertificateEntry] = []
    private(set) var status: CertificateStatus?
    private(set) var keyExchange: ServerKeyExchange?
    private(set) var request: CertificateRequest?
    private(set) var ticket: NewSessionTicket?
    private(set) var isHelloDone = false
    /// ChangeCipherSpec came: of a server that takes a session up again it follows the hello at once.
    private(set) var hasChangedCipher = false
    /// The first one that ends the handshake.
    private(set) var alert: TLSAlert?
    private(set) var ssl2: SSL2ServerHello?
    private(set) var ssl2Error: UInt16?
    /// What kept it from being complete; nil when it is.
    private(set) var failure: ProbeFailure?
    var notes: [TLSWireNote] = []
    private var messageCount = 0

    /// Nothing more is to be expected in clear.
    var isComplete: Bool {
        isHelloDone || alert != nil || ssl2 != nil || ssl2Error != nil || hasChangedCipher
            || messageCount > Self.countLimit
            || hello.map { $0.version >= .tls13 } ?? false
    }

    mutating func take(_ event: TLSEvent) {
        switch event {
        case .handshake(let message, _): take(message)
        case .unreadable(let message, let error):
            failure =
                failure
                ?? ProbeFailure(
                    .tls, .malformed, phase: .tls, "its \(message.type) message cannot be read: \(error.message)")
        case .alert(let alert):
            // A warning that the name is unknown is no end (RFC 6066 section 3), nor is one about renegotiation.
            if alert.isFatal || alert.what == .closeNotify || alert.what == .protocolVersion || hello == nil {
                if !(alert.level == 1 && alert.what == .unrecognizedName) { self.alert = self.alert ?? alert }
            }
        case .ssl2(let hello): ssl2 = hello
        case .ssl2Error(let code): ssl2Error = code
        case .changeCipherSpec: hasChangedCipher = true
        case .heartbeat, .protected: break
        }
    }

    mutating func take(_ message: ServerMessage) {
        messageCount += 1
        if messageCount > Self.countLimit {
            end(ProbeFailure(.tls, .tooLarge, phase: .tls, "over \(Self.countLimit) messages without an end"))
        }
        switch message {
        case .serverHello(let hello), .helloRetryRequest(let hello): self.hello = hello
        case .certificate(let message): certificates = message.entries
        case .certificateStatus(let status): self.status = status
        case .serverKeyExchange(let exchange): keyExchange = exchange
        case .certificateRequest(let request): self.request = request
        case .newSessionTicket(let ticket): self.ticket = self.ticket ?? ticket
        case .serverHelloDone: isHelloDone = true
        default: break
        }
    }

    mutating func end(_ failure: ProbeFailure) { self.failure = self.failure ?? failure }

    /// For a chain that is known from another answer.
    mutating func forgetCertificates() { certificates = [] }

    /// How the server said no; nil when it said yes, or nothing that can be understood.
    var refusal: String? {
        guard hello == nil else { return nil }
        if let alert { return alert.phrase }
        if let ssl2Error { return "SSLv2 error \(ssl2Error)" }
        switch failure?.kind {
        case .closed: return "it closed the connection"
        case .reset: return "it reset the connection"
        default: return nil
        }
    }

    /// Why it is not known what the server thinks of the hello; nil when it is.
    var doubt: ProbeFailure? { hello == nil && refusal == nil && ssl2 == nil ? failure : nil }
}
