/// How a server picks the protocol inside TLS (RFC 7301).
package struct ALPNObservation: Sendable, Hashable {
    package enum Stranger: String, Sendable, Hashable, CaseIterable {
        /// It goes on without choosing.
        case ignored
        /// It ends the handshake, as RFC 7301 section 3.2 wants.
        case refused
        /// It claims to speak what nobody speaks.
        case accepted
    }

    /// Those it agreed to, each offered alone, in the order they were offered.
    package var accepted: [String]
    /// What it takes when it has the choice.
    package var preferred: String?
    /// What it does with a client that only knows a protocol that does not exist; nil when that was not tried.
    package var stranger: Stranger?

    package init(accepted: [String], preferred: String? = nil, stranger: Stranger? = nil) {
        self.accepted = accepted
        self.preferred = preferred
        self.stranger = stranger
    }
}
