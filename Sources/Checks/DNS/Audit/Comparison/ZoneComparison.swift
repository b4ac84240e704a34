package import DNSWire
package import UpkeepCore

/// Two or more copies of a zone, compared record set by record set.
package struct ZoneComparison: Sendable {
    package let zone: DNSName
    /// In canonical order of names, then by type.
    package let differences: [RecordSetDifference]
    /// How many record sets were compared.
    package let compared: Int

    /// - Parameters:
    ///   - collections: Two at least; with fewer nothing differs.
    ///   - ignoring: What may differ.
    package init(of zone: DNSName, _ collections: [ZoneCollection], ignoring: ZoneDifferences = .usual) {
        self.zone = zone
        let tables = collections.map { Self.table($0, zone, ignoring) }
        let questions = Set(tables.flatMap(\.keys)).sorted { ($0.name, $0.type) < ($1.name, $1.type) }
        var differences: [RecordSetDifference] = []
        var compared = 0
        for question in questions {
            let sets = zip(collections, tables).filter { $0.0.speaks(of: question) }
            guard sets.count > 1 else { continue }
            compared += 1
            let grouped = Dictionary(grouping: sets) { Self.content($0.1[question], ignoring) }
            guard grouped.count > 1 else { continue }
            let sides = grouped.map { content, sets in
                RecordSetDifference.Side(titles: sets.map(\.0.title), ttl: content.ttl, records: content.records)
            }
            let order = Dictionary(
                collections.enumerated().map { ($1.title, $0) }, uniquingKeysWith: { first, _ in first })
            differences.append(
                RecordSetDifference(
                    name: question.name, type: question.type,
                    sides: sides.sorted {
                        (-$0.titles.count, order[$0.titles[0]] ?? 0) < (-$1.titles.count, order[$1.titles[0]] ?? 0)
                    }))
        }
        (self.differences, self.compared) = (differences, compared)
    }

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
        _ collection: ZoneCollection, _ zone: DNSName, _ ignoring: ZoneDifferences
    ) -> [DNSQuestion: [DNSRecord]] {
        let signing: Set<DNSRecordType> = [.rrsig, .nsec, .nsec3, .nsec3param, .dnskey, .cds, .cdnskey]
        let kept = collection.records.filter { record in
            guard record.name.isWithin(zone), record.type != .opt else { return false }
            if ignoring.contains(.signing), signing.contains(record.type) { return false }
            return !(ignoring.contains(.provider) && record.type == .ns && record.name == zone)
        }
        return Dictionary(grouping: kept.map { normal($0, ignoring) }) { DNSQuestion($0.name, $0.type) }
    }

    /// The record without what is ignored, its names in lower case.
    private static func normal(_ record: DNSRecord, _ ignoring: ZoneDifferences) -> DNSRecord {
        var record = record
        switch record.data {
        case .soa(var soa):
            if ignoring.contains(.serial) { soa.serial = 0 }
            if ignoring.contains(.provider) { (soa.primary, soa.contact) = (.root, .root) }
            record.data = .soa(soa.lowercased)
        case .ns(let name): record.data = .ns(name.lowercased)
        case .cname(let name): record.data = .cname(name.lowercased)
        case .dname(let name): record.data = .dname(name.lowercased)
        case .ptr(let name): record.data = .ptr(name.lowercased)
        case .mx(var mx):
            mx.exchange = mx.exchange.lowercased
            record.data = .mx(mx)
        case .srv(var srv):
            srv.target = srv.target.lowercased
            record.data = .srv(srv)
        default: break
        }
        return record
    }
}

extension DNSName {
    fileprivate var lowercased: DNSName {
        (try? DNSName(text(lowercased: true))) ?? self
    }
}

extension SOAData {
    fileprivate var lowercased: SOAData {
        var soa = self
        (soa.primary, soa.contact) = (primary.lowercased, contact.lowercased)
        return soa
    }
}
