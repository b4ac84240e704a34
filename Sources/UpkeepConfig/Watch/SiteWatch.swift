package import Incidents
package import UpkeepCore

/// What `upkeep watch` has to know of a site beyond how to look at it.
package struct SiteWatch: Sendable, Hashable {
    /// From the start of one look to the start of the next.
    package var every: Duration
    /// Names of the sites that it needs; all of them exist, and none needs itself.
    package var dependsOn: [String] = []
    /// The machine that serves it, as its operators call it.
    package var machine: String?
    /// Names of channels in place of the default route; empty: nobody is told; nil: the default route.
    package var alert: [String]?
    package var serviceLevel: ServiceLevel?

    package init(every: Duration) { self.every = every }

    /// What its incidents may share with those of other sites, by declaration.
    package var traits: Set<Trait> { Set(machine.map { [Trait(.host, $0)] } ?? []) }
}
