package import UpkeepCore

/// What this machine says about its own way to the world.
package struct VantageFacts: Sendable, Hashable {
    /// Addresses that its routing table has no way to: their silence is no evidence.
    package var withoutRoute: Set<IPAddress> = []
    /// Whether it is set up to ask any resolver.
    package var hasResolver = true
    /// Its resolvers run on this machine: what they say about time comes from the same clock.
    package var resolversAreLocal = false
    /// A person gave the time that is judged by: it says nothing about this machine's clock.
    package var isTimeGiven = false

    package init() {}

    func canReach(_ address: IPAddress) -> Bool { !withoutRoute.contains(address) }
}
