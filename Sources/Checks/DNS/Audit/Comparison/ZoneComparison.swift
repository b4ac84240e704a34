package import DNSWire
package import UpkeepCore

/// Two or more copies of a zone, compared record set by record set.
package struct ZoneComparison: Sendable {
    package let zone: DNSName
    /// In canonical order of names, then by type.
    package let differences: [RecordSetDifference]
    /// How many record sets were compared.
    package let compared: Int
    /// Whether comparing was given up before its end.
    package let isCutShort: Bool

    /// - Parameters:
    ///   - collections: Two at least; with fewer nothing differs.
    ///   - ignoring: What may differ.
    ///   - isOver: Whether to give up; asked now and then.
    package init(
        of zone: DNSName, _ collections: [ZoneCollection], ignoring: ZoneDifferences = .usual,
        isOver: () -> Bool = { false }
    ) {
        self.zone = zone
        var tables: [[DNSQuestion: [DNSRecord]]] = []
        for collection in collections {
            guard let table = Self.table(collection, zone, ignoring, isOver) else {
                (self.differences, self.compared, self.isCutShort) = ([], 0, true)
                return
            }
            tables.append(table)
        }
        var differences: [RecordSetDifference] = []
        var (compared, isCutShort) = (0, false)
        let order = Dictionary(
            collections.enumerated().map { ($1.title, $0) }, uniquingKeysWith: { first, _ in first })
        for (place, question) in Set(tables.flatMap(\.keys)).enumerated() {
            if place.isMultiple(of: Self.stride), isOver() {
                isCutShort = true
                break
            }
            let sets = zip(collections, tables).filter { $0.0.speaks(of: question) }
            guard sets.count > 1 else { continue }
            compared += 1
            // Nearly all are the same, which is seen without writing them out.
            let first = Set(sets[0].1[question] ?? [])
            guard sets.dropFirst().contains(where: { Set($0.1[question] ?? []) != first }) else { continue }
            let grouped = Dictionary(grouping: sets) { Self.content($0.1[question], ignoring) }
            guard grouped.count > 1 else { continue }
            let sides = grouped.map { content, sets in
                RecordSetDifference.Side(titles: sets.map(\.0.title), ttl: content.ttl, records: content.records)
            }
            differences.append(
                RecordSetDifference(
                    name: question.name, type: question.type,
                    sides: sides.sorted {
                        (-$0.titles.count, order[$0.titles[0]] ?? 0) < (-$1.titles.count, order[$1.titles[0]] ?? 0)
                    }))
        }
        differences.sort { ($0.name, $0.type) < ($1.name, $1.type) }
        (self.differences, self.compared, self.isCutShort) = (differences, compared, isCutShort)
    }

    /// Records or record sets between two looks at whether to give up.
    private static let stride = 1024

    package var isSame: Bool { differences.isEmpty }

    /// The gravest difference; ok without one.
    package var status: Status { Status.worst(differences.map(\.status)) }

    private struct Content: Hashable {
        let ttl: UInt32?
        let records: [String]
    }

    private static func content(_ records: [DNSRecord]?, _ ignoring: ZoneDifferences) -> Content {
        guard let records, !records.isEmpty else { return Content(ttl: nil, records: []) }
        let ttl = ignoring.contains(.timeToLive) ? nil : records.map(\.ttl).min()
        return Content(ttl: ttl, records: Set(records.map(\.data.description)).sorted())
    }

    private static func table(
        _ collection: ZoneCollection, _ zone: DNSName, _ ignoring: ZoneDifferences, _ isOver: () -> Bool
    ) -> [DNSQuestion: [DNSRecord]]? {
        let signing: Set<DNSRecordType> = [.rrsig, .nsec, .nsec3, .nsec3param, .dnskey, .cds, .cdnskey]
        var table: [DNSQuestion: [DNSRecord]] = [:]
        for (place, record) in collection.records.enumerated() {
            if place.isMultiple(of: stride), isOver() { return nil }
            guard record.name.isWithin(zone), record.type != .opt else { continue }
            if ignoring.contains(.signing), signing.contains(record.type) { continue }
            if ignoring.contains(.provider), record.type == .ns, record.name == zone { continue }
            table[DNSQuestion(record.name, record.type), default: []].append(normal(record, ignoring))
        }
        return table
    }

    /// The record without what is ignored, its names in lower case.
    private static func normal(_ record: DNSRecord, _ ignoring: ZoneDifferences) -> DNSRecord {
        var record = record
        switch record.data {
        case .soa(var soa):
            if ignoring.contains(.serial) { soa.serial = 0 }
            if ignoring.contains(.provider) { (soa.primary, soa.contact) = (.root, .root) }
            record.data = .soa(soa.lowercased)
        case .ns(let name): record.data = .ns(name.canonical)
        case .cname(let name): record.data = .cname(name.canonical)
        case .dname(let name): record.data = .dname(name.canonical)
        case .ptr(let name): record.data = .ptr(name.canonical)
        case .mx(var mx):
            mx.exchange = mx.exchange.canonical
            record.data = .mx(mx)
        case .srv(var srv):
            srv.target = srv.target.canonical
            record.data = .srv(srv)
        default: break
        }
        return record
    }
}

extension SOAData {
    fileprivate var lowercased: SOAData {
        var soa = self
        (soa.primary, soa.contact) = (primary.canonical, contact.canonical)
        return soa
    }
}
