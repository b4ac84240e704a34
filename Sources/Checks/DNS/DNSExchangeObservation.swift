package import UpkeepCore

/// One question put to one server address: what was asked, how, and what came of it.
package struct DNSExchangeObservation: Sendable, Hashable {
    package typealias Transport = DNSTransport

    package enum Outcome: Sendable, Hashable {
        /// A matching answer with this response code (EDNS extended code merged), AA, AD and TC as received.
        case answered(rcode: UInt16, authoritative: Bool, authenticated: Bool)
        case refused
        case timedOut
        case unreachable(String)
        /// Something came back that is no answer to this question; the reason in words.
        case mismatched(String)
        /// The answer could not be decoded; the reason with its offset.
        case malformed(String)
        /// TCP and TLS: the connection closed or broke before a whole message came.
        case closed(String)
        /// Given up on this side; why. It says nothing about the server.
        case cancelled(String)
    }

    package var server: Endpoint
    package var question: String
    package var type: String
    package var transport: Transport
    package var outcome: Outcome
    package var elapsed: Duration
    /// Datagrams that came for this question and were thrown away (wrong id, source, question).
    package var strays: Int

    package init(
        server: Endpoint, question: String, type: String, transport: Transport, outcome: Outcome, elapsed: Duration,
        strays: Int = 0
    ) {
        self.server = server
        self.question = question
        self.type = type
        self.transport = transport
        self.outcome = outcome
        self.elapsed = elapsed
        self.strays = strays
    }
}
