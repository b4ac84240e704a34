package import Checks
package import DNSProbe
package import DNSWire
package import UpkeepCore

/// What a `why` asks that is more than one question to one server. Each ends by the deadline it is given.
package struct WhySources: Sendable {
    /// When questions count from, and when all must be over.
    package struct Span: Sendable {
        package var began: ContinuousClock.Instant
        package var deadline: ContinuousClock.Instant

        package init(began: ContinuousClock.Instant, deadline: ContinuousClock.Instant) {
            self.began = began
            self.deadline = deadline
        }

        /// Between the last answer that counts and the end: for sorting it all out.
        static let rest = Duration.milliseconds(100)

        /// From now on.
        init(lasting duration: Duration) {
            began = .now
            deadline = began + max(duration - Self.rest, .zero)
        }
    }

    /// Called with the zone and its servers as soon as a walk knows them.
    package typealias Found = @Sendable (DNSName, [NameServerAddress]) -> Void
    package typealias Walk =
        @Sendable (DNSName, _ stored: [DNSName: [IPAddress]], _ questions: Int, ServerExchange, Span, @escaping Found)
        async -> (path: DelegationPath, transcript: DNSTranscript)
    package typealias Links = @Sendable (DelegationPath, ServerExchange, Span) async -> [ServerReply]
    package typealias Chain = @Sendable (DNSName, DelegationPath, DNSTranscript) -> ChainJudgement
    package typealias Register = @Sendable (DNSName, Span) async -> RegistrationObservation

    /// From the root to the zone, in at most this many questions; nil leaves the truth to the name servers known from good times.
    package var walk: Walk?
    /// What following the chain of signatures takes besides the questions to the zone's own servers; at most
    /// ``WhyBudget/chain`` questions.
    package var links: Links?
    /// What the chain comes to, from all that was answered; nil leaves it out.
    package var chain: Chain?
    /// What the registry says, asked only when the delegation is gone or changed; nil leaves it out.
    package var register: Register?

    package init(walk: Walk? = nil, links: Links? = nil, chain: Chain? = nil, register: Register? = nil) {
        self.walk = walk
        self.links = links
        self.chain = chain
        self.register = register
    }
}
