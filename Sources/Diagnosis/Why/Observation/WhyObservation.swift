package import Checks
package import DNSWire
package import UpkeepCore

/// All that one `why` saw, before anybody judges it. What was not looked at is absent, never guessed.
package struct WhyObservation: Sendable {
    /// The host name in question.
    package var name: DNSName
    /// How the site is asked, and what a right answer is.
    package var plan: HTTPPlan
    package var startedAt: Timestamp
    package var elapsed: Duration = .zero
    package var resolvers: [ResolverLook] = []
    /// nil when nobody walked.
    package var path: DelegationPath?
    /// What authoritative servers said, the walk's included.
    package var transcript = DNSTranscript()
    /// Questions that were given up because what they were to tell was known already: no evidence of anything.
    package var asides: [ServerReply] = []
    package var addresses: [AddressLook] = []
    /// An unrelated web site: whether the web can be reached at all. nil when there is none to ask.
    package var control: ControlLook?
    /// From good times; nil when there is no history.
    package var known: KnownGood?
    /// Where the name leads by CNAME records, beyond its own zone, in the order found.
    package var targets: [TargetLook] = []
    package var chain = ChainJudgement.indeterminate("the chain of signatures was not looked at")
    package var vantage = VantageFacts()
    package var registration: RegistrationObservation?
    /// A person stopped it before all was seen.
    package var isInterrupted = false

    package init(name: DNSName, plan: HTTPPlan, startedAt: Timestamp) {
        self.name = name
        self.plan = plan
        self.startedAt = startedAt
    }

    /// DNS questions that were sent, repeats included.
    package var queryCount: Int {
        transcript.queryCount
            + (asides + resolvers.flatMap(\.replies) + targets.flatMap(\.transcript.replies)).reduce(0) {
                $0 + $1.sends
            }
    }
}
