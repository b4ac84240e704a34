package import UpkeepCore

/// What a host's name last resolved to, kept for the day when nothing resolves.
package struct KeptHost: Sendable, Hashable, Codable {
    package var name: String
    /// As last looked up, in that order.
    package var addresses: [IPAddress]
    package var seenAt: Timestamp
    /// What a connection last stood to, which may be older than `addresses`.
    package var worked: IPAddress?

    package init(name: String, addresses: [IPAddress], seenAt: Timestamp, worked: IPAddress? = nil) {
        self.name = name
        self.addresses = addresses
        self.seenAt = seenAt
        self.worked = worked
    }

    /// What to try: what worked last of its family first, then the others, then what worked when DNS said otherwise.
    package var candidates: [IPAddress] {
        guard let worked else { return addresses }
        return addresses.contains(worked) ? [worked] + addresses.filter { $0 != worked } : addresses + [worked]
    }
}
