package import Checks

/// How far a look goes, and what it may cost.
package struct TLSScanOrder: Sendable, Hashable {
    package var depth: EndpointObservation.Depth = .full
    /// Connections begun in a second to one address at most; nil for no limit.
    package var rate: Double?
    /// Ask authorities' lists and responders, and fetch what is missing in the chain: connections to third parties.
    package var revocation = false
    /// For all of one target.
    package var deadline: Duration = .seconds(60)

    package init() {}
}
