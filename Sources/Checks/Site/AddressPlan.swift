package import UpkeepCore

/// Which addresses of a name to look at.
package struct AddressPlan: Sendable, Hashable {
    package enum Scope: String, Sendable, Hashable, CaseIterable {
        /// Every A and AAAA, each with its own connection.
        case all
        /// The first that a browser would try.
        case one
    }

    package var scope: Scope = .all
    /// Families to ask for; both unless the config says otherwise.
    package var families: Set<IPAddress.Family> = [.v4, .v6]
    /// Go to these instead of looking the name up; SNI and Host stay.
    package var pinned: [IPAddress] = []
    /// The addresses as agreed; any difference is a finding. nil: not agreed.
    package var agreed: Set<IPAddress>?
    /// The zone's name servers as agreed, lower case, no trailing dot. nil: not agreed.
    package var agreedNameservers: Set<String>?

    package init() {}
}
