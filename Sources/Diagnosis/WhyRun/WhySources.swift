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
    }

    package typealias Walk =
        @Sendable (DNSName, _ stored: [DNSName: [IPAddress]], ServerExchange, Span) async
        -> (path: DelegationPath, transcript: DNSTranscript)
    package typealias Follow =
        @Sendable (DNSName, DelegationPath, DNSTranscript, ServerExchange, Span) async
        -> (judgement: ChainJudgement, replies: [ServerReply])
    package typealias Register = @Sendable (DNSName, Span) async -> RegistrationObservation

    /// From the root to the zone; nil leaves the truth to the name servers known from good times.
    package var walk: Walk?
    /// The chain of signatures; nil leaves it out. At most ``WhyBudget/chain`` questions.
    package var follow: Follow?
    /// What the registry says, asked only when the delegation is gone or changed; nil leaves it out.
    package var register: Register?

    package init(walk: Walk? = nil, follow: Follow? = nil, register: Register? = nil) {
        self.walk = walk
        self.follow = follow
        self.register = register
    }
}
