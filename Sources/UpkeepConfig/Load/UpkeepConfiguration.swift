package import Checks
package import UpkeepCore

/// A config without a mistake in it.
package struct UpkeepConfiguration: Sendable {
    /// In the order of the files and of the lines in them; names are unique.
    package var sites: [Site]
    /// Servers to ask instead of the system's resolvers; empty: the system's.
    package var resolvers: [Endpoint]
    /// PEM file with the roots to trust instead of the system's.
    package var caFile: String?
    /// What no output may show: values of the environment whose variable's name says so, secret files, `auth` and what
    /// alert channels know their senders by, in every form that goes over the wire.
    package var secrets: [Secret]
    package var watch: WatchSettings

    package init(
        sites: [Site] = [], resolvers: [Endpoint] = [], caFile: String? = nil, secrets: [Secret] = [],
        watch: WatchSettings? = nil
    ) {
        self.sites = sites
        self.resolvers = resolvers
        self.caFile = caFile
        self.secrets = secrets
        self.watch = watch ?? WatchKeys.standard
    }
}
