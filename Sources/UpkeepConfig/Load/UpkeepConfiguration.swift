package import Checks
package import UpkeepCore

/// A config without a mistake in it.
package struct UpkeepConfiguration: Sendable, Hashable {
    /// In the order of the files and of the lines in them; names are unique.
    package var sites: [Site]
    /// Servers to ask instead of the system's resolvers; empty: the system's.
    package var resolvers: [Endpoint]
    /// PEM file with the roots to trust instead of the system's.
    package var caFile: String?

    package init(sites: [Site] = [], resolvers: [Endpoint] = [], caFile: String? = nil) {
        self.sites = sites
        self.resolvers = resolvers
        self.caFile = caFile
    }
}
