/// How a conversation came to its TLS, or why it did not.
package struct StartTLSObservation: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        /// It was offered and begun.
        case begun
        /// The greeting does not offer it.
        case notOffered
        /// It was offered and then refused; with the server's line.
        case refused(String)
        /// The server wants nothing to do with whoever comes from here, before it says what it offers; with its words.
        case turnedAway(String)
        /// Something replaced the offer on the way (`XXXXXXXX`, an offer that vanishes); with what was seen.
        case stripped(String)
        /// The server speaks, but not this protocol; with its first line.
        case otherProtocol(String)
        case failed(ProbeFailure)
    }

    package var kind: StartTLSKind
    package var outcome: Outcome
    /// The server's first line, printable, at most 512 characters; nil when it sent none.
    package var greeting: String?
    /// It carried out a command that was put behind STARTTLS in clear (CVE-2011-0411).
    package var tookInjectedCommand: Seen<Bool>
    /// It offers to log in before TLS; nil when that does not apply or was not seen.
    package var allowsPlainLogin: Bool?

    package init(
        _ kind: StartTLSKind, _ outcome: Outcome, greeting: String? = nil,
        tookInjectedCommand: Seen<Bool> = .notAsked, allowsPlainLogin: Bool? = nil
    ) {
        self.kind = kind
        self.outcome = outcome
        self.greeting = greeting
        self.tookInjectedCommand = tookInjectedCommand
        self.allowsPlainLogin = allowsPlainLogin
    }
}
