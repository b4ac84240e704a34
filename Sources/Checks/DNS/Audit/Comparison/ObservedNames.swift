package import DNSWire

/// The names of a zone as far as they can be found by asking: the apex, ``UsualNames``, and whatever in the zone the
/// answers lead to. Proofs of absence are not walked.
package struct ObservedNames: Sendable {
    /// More found names than a zone can be asked for politely; names that somebody listed are all asked for.
    private static let most = 2000

    package let zone: DNSName
    /// Names that were thought of, not found.
    package let guessed: Set<DNSName>
    private var known: Set<DNSName> = []
    private var room = Self.most
    /// Names that were found, and are too many to be asked for.
    package private(set) var leftOut: Set<DNSName> = []

    /// - Parameter others: Further names that somebody knows of.
    package init(of zone: DNSName, others: [DNSName] = []) {
        self.zone = zone
        guessed = Set(UsualNames.all(in: zone)).subtracting(others)
    }

    /// What to ask for first.
    /// - Parameter others: Further names that somebody knows of; those outside the zone are left out.
    package mutating func begin(with others: [DNSName]) -> [DNSName] {
        ([zone] + others + UsualNames.all(in: zone)).filter { $0.isWithin(zone) && known.insert($0).inserted }
    }

    /// Names that `records` lead to and nobody has asked for yet.
    package mutating func next(after records: [DNSRecord]) -> [DNSName] {
        let found = records.flatMap(Self.targets).filter { $0.isWithin(zone) && known.insert($0).inserted }
        let taken = found.prefix(room)
        room -= taken.count
        leftOut.formUnion(found.dropFirst(taken.count))
        return Array(taken)
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
