import Checks
import TLSWire

/// Whether a command put behind STARTTLS in clear, in the same packet, is carried out inside TLS (CVE-2011-0411).
struct InjectionQuestion: Sendable {
    let asking: Asking

    /// Inside TLS another command is said, whose answer looks otherwise: the first line that comes tells which was heard.
    func tookCommand() async -> Seen<Bool> {
        guard let kind = asking.line.request.starttls else { return .notAsked }
        guard let words = Self.words(kind) else { return .notLooked("not asked of \(kind.rawValue) servers") }
        let offer = SessionOffer(
            versions: [.tls13, .tls12], suites: SessionOffer.browserSuites.filter(RecordProtection.knows),
            serverName: asking.serverName)
        let exchange = SecureExchange(offer, goal: .session, saying: Array("\(words.said)\r\n".utf8))
        let dialogue = StartTLSDialogue(kind, name: asking.line.request.expectedName, injected: words.injected)
        let outcome = await asking.line.connect(Preluded(dialogue, then: exchange))
        let line = String(decoding: outcome.inner.heard, as: UTF8.self)
        guard !line.isEmpty else {
            // A server that hangs up on such a client does not carry its words out.
            let failure = outcome.inner.reply.failure?.kind
            let isOver = outcome.inner.reply.alert != nil || failure == .closed || failure == .reset
            if isOver || outcome.dialogue.outcome != .begun { return .seen(false) }
            return .notLooked(outcome.inner.reply.failure?.detail ?? "nothing came inside TLS")
        }
        return .seen(line.hasPrefix(words.answer))
    }

    private static func words(_ kind: StartTLSKind) -> (injected: String, answer: String, said: String)? {
        switch kind {
        case .smtp, .submission, .lmtp: ("NOOP", "250", "QUIT")
        case .imap: ("a3 NOOP", "a3", "a4 LOGOUT")
        case .pop3: ("NOOP", "-ERR", "QUIT")
        case .ftp: ("NOOP", "200", "QUIT")
        case .sieve, .ldap, .xmpp, .xmppServer, .postgres, .mysql: nil
        }
    }
}
