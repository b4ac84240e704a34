package import DNSWire

/// Where a copy of a zone comes from, and so how much of the zone it is.
package enum CopyOrigin: Sendable {
    /// A zone file.
    case file(String)
    /// A transfer, by the server's title.
    case transfer(String)
    /// What servers answered, by their titles, when asked for names.
    case observed([String], asked: [DNSName], unanswered: [DNSQuestion])

    /// Whether it is all of the zone.
    package var isWhole: Bool {
        if case .observed = self { false } else { true }
    }
}
