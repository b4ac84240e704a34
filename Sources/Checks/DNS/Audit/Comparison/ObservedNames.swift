package import DNSWire

/// The names of a zone as far as they can be found by asking: the apex, ``UsualNames``, and whatever in the zone the
/// answers lead to. Proofs of absence are not walked.
package struct ObservedNames: Sendable {
    /// More names than a zone that nobody lists can be asked for politely.
    private static let most = 2000

    package let zone: DNSName
    /// Names that were thought of, not found.
    package let guessed: Set<DNSName>
    private var known: Set<DNSName> = []

    /// - Parameter others: Further names that somebody knows of.
    package init(of zone: DNSName, others: [DNSName] = []) {
        self.zone = zone
        guessed = Set(UsualNames.all(in: zone)).subtracting(others)
    }

    /// What to ask for first.
    /// - Parameter others: Further names that somebody knows of; those outside the zone are left out.
    package mutating func begin(with others: [DNSName]) -> [DNSName] {
        take([zone] + others + UsualNames.all(in: zone))
    }

    /// Names that `records` lead to and nobody has asked for yet.
    package mutating func next(after records: [DNSRecord]) -> [DNSName] {
        take(records.flatMap(Self.targets))
    }

    private mutating func take(_ names: [DNSName]) -> [DNSName] {
        names.filter { name in
            known.count < Self.most && name.isWithin(zone) && known.insert(name).inserted
        }
    }

    private static func targets(_ record: DNSRecord) -> [DNSName] {
        switch record.data {
        case .ns(let name), .cname(let name), .dname(let name), .ptr(let name): [record.name, name]
        case .mx(let mx): [mx.exchange] + ((try? DNSName("_25._tcp").appending(mx.exchange)).map { [$0] } ?? [])
        case .srv(let srv): [srv.target]
        case .svcb(let service), .https(let service): service.target.isRoot ? [] : [service.target]
        case .naptr(let data): data.replacement.isRoot ? [] : [data.replacement]
        case .soa(let soa): [soa.primary]
        default: [record.name]
        }
    }
}
