import DNSWorld
import Testing

/// What `upkeep why` has to say under some faults: once with what it saw in good times, and once without.
struct WhyRow: Sendable {
    /// What is wrong, for people.
    let title: String
    let faults: [WorldFault]
    /// Whom the question is about.
    let target: String
    let remembering: WhyExpectation
    let withoutHistory: WhyExpectation
    let place: SourceLocation

    /// - Parameter withoutHistory: the same as `remembering` when nil.
    init(
        _ title: String, _ faults: WorldFault..., target: String = "example.test", remembering: WhyExpectation,
        withoutHistory: WhyExpectation? = nil,
        place: SourceLocation = #_sourceLocation
    ) {
        self.title = title
        self.faults = faults
        self.target = target
        self.remembering = remembering
        self.withoutHistory = withoutHistory ?? remembering
        self.place = place
    }

    static let all = healthy + oneProvider + bothProviders + signatures + content + registry + here + site + several
}
