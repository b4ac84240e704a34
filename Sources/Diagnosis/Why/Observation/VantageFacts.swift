/// What this machine says about its own way to the world.
package struct VantageFacts: Sendable, Hashable {
    /// Whether the routing table has a way to the public networks of each family.
    package var hasIPv4 = true
    package var hasIPv6 = true
    /// Addresses on this machine itself are not evidence about the world: its clock, for one, is theirs as well.
    package var resolversAreLocal = false

    package init() {}
}
