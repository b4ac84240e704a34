/// How an observation ended early: which layer, what happened, in which phase.
package struct ProbeFailure: Error, Sendable, Hashable {
    /// What happened, told apart because the remedy differs.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The kernel or the peer said no: RST to a SYN, or ICMP port unreachable.
        case refused
        /// Nothing came back before the phase's or the whole probe's deadline.
        case timedOut = "timed-out"
        /// An established connection was reset.
        case reset
        /// No route, host or network unreachable, prohibited.
        case unreachable
        /// The peer closed in good order before the answer was complete.
        case closed
        /// What came back is not what the protocol allows.
        case malformed
        /// A cap was reached: header bytes, body bytes, compression ratio.
        case tooLarge = "too-large"
        /// The peer speaks, but not TLS.
        case notTLS = "not-tls"
        /// The peer sent a TLS alert or the handshake could not agree.
        case handshake
        /// The certificate failed verification, so the probe stopped where a browser would.
        case untrusted
        /// The redirect chain loops or is longer than allowed.
        case redirectLoop = "redirect-loop"
        /// The redirect leads where a probe must not go: to a private address.
        case redirectForbidden = "redirect-forbidden"
        /// The redirect leads out of the web, to another scheme.
        case redirectForeign = "redirect-foreign"
        /// The redirect's `Location` is no URL and no path.
        case redirectUnreadable = "redirect-unreadable"
        /// HTTP/2 GOAWAY, RST_STREAM or HTTP/1.1 connection closed without any answer.
        case rejected
        /// This machine could not do its part: no file descriptors, no such address family, a file it cannot read.
        case local
    }

    package var layer: ProbeLayer
    package var kind: Kind
    /// The phase it died in; nil when no clock was running.
    package var phase: ProbePhase?
    /// The exact fact, lower case, e.g. "the connection was refused"; never only an error number. It does not name the
    /// peer, which stands next to it wherever it is shown.
    package var detail: String

    package init(_ layer: ProbeLayer, _ kind: Kind, phase: ProbePhase? = nil, _ detail: String) {
        self.layer = layer
        self.kind = kind
        self.phase = phase
        self.detail = detail
    }
}
