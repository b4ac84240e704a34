package import UpkeepCore

/// What the registry says about a domain (RDAP, RFC 9083).
package struct RegistrationObservation: Sendable, Hashable {
    /// The registered domain, e.g. `example.org`.
    package var domain: String
    package var expires: Timestamp?
    /// Status values as RDAP spells them, e.g. `client hold`, `redemption period`.
    package var statuses: Set<String>
    /// Lower case, no trailing dot.
    package var nameservers: [String]
    /// Why nothing is known, e.g. `no RDAP server is known for .test`; nil when the registry answered.
    package var failure: String?

    package init(
        domain: String, expires: Timestamp? = nil, statuses: Set<String> = [], nameservers: [String] = [],
        failure: String? = nil
    ) {
        self.domain = domain
        self.expires = expires
        self.statuses = statuses
        self.nameservers = nameservers
        self.failure = failure
    }
}
