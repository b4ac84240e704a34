package import DNSWire

/// What came of one question put to one server address in one way.
package struct ServerReply: Sendable, Hashable {
    package enum Outcome: Sendable, Hashable {
        /// A matching answer, whatever its response code; only header and question when it was cut off with TC set.
        case answered(DNSMessage)
        /// Nothing listens there: an ICMP error for UDP, a reset for TCP.
        case refused
        /// No answer to any of the sends within the time.
        case silent
        /// It could not be sent, or the network said that nobody is there; why.
        case unreachable(String)
        /// Only answers to something else came: wrong id, question or sender; which.
        case mismatched(String)
        /// An answer that cannot be decoded; the reason with its offset.
        case malformed(String)
        /// TCP and TLS: the connection ended before a whole answer; how.
        case closed(String)
        /// TLS: no session; why.
        case untrusted(String)
        /// Given up on this side before it could be told: the time was up, or what it was for was known; which. It says
        /// nothing about the server.
        case cancelled(String)
    }

    package var query: ServerQuery
    package var outcome: Outcome
    /// Bytes of the answer; 0 when there is none.
    package var size: Int
    /// When it was first sent, after the look began.
    package var sentAt: Duration
    /// From the send that was answered to the answer, or all of the waiting. TCP and TLS: from the first SYN on.
    package var elapsed: Duration
    /// How often it was sent. UDP: at most twice; 0 when its turn never came.
    package var sends: Int
    /// Datagrams thrown away meanwhile: wrong id, source or question, or a second answer.
    package var strays: Int
    /// Whether the answer repeats the question in the letter case it was sent in, which is drawn anew for every send.
    package var keepsCase: Bool

    package init(
        _ query: ServerQuery, _ outcome: Outcome, size: Int = 0, sentAt: Duration = .zero, elapsed: Duration = .zero,
        sends: Int = 1, strays: Int = 0, keepsCase: Bool = true
    ) {
        self.query = query
        self.outcome = outcome
        self.size = size
        self.sentAt = sentAt
        self.elapsed = elapsed
        self.sends = sends
        self.strays = strays
        self.keepsCase = keepsCase
    }

    package var isCancelled: Bool { if case .cancelled = outcome { true } else { false } }

    package var message: DNSMessage? {
        if case .answered(let message) = outcome { message } else { nil }
    }

    /// Whether the server speaks for the zone and gave an answer about it: AA set, NOERROR or NXDOMAIN.
    package var isAuthoritativeAnswer: Bool {
        guard let header = message?.header else { return false }
        return header.authoritative && (header.rcode == .noError || header.rcode == .noSuchName)
    }
}
