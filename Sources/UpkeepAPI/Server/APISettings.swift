package import UpkeepCore

/// Where the API listens, and to whom.
package struct APISettings: Sendable, Hashable {
    /// The configuration's keys, for hints.
    package static let tokenKey = "watch.token_file"
    package static let publicNamesKey = "watch.public_url"

    /// One address and port each; of port 0 the kernel chooses one.
    package var addresses: [Endpoint]
    /// What changes need; nil: nobody can change anything. Not empty.
    package var token: String?
    /// Whether reading needs the token too. `/healthz`, pings and the OpenAPI document stay open.
    package var protectsReads: Bool
    /// Names that people or a proxy reach this port by, beside its addresses and `localhost`.
    package var publicNames: [String]
    package var limits: APILimits

    package init(
        addresses: [Endpoint], token: String? = nil, protectsReads: Bool = false, publicNames: [String] = [],
        limits: APILimits = APILimits()
    ) {
        self.addresses = addresses
        self.token = token
        self.protectsReads = protectsReads
        self.publicNames = publicNames
        self.limits = limits
    }
}
