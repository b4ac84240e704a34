package import DNSWire

/// Which record types a name is asked for, so that a copy of a zone comes together.
package struct CopyQuestions: Sendable {
    private let zone: DNSName
    private let isSigningIncluded: Bool
    /// What whole copies have, by name.
    private var listed: [DNSName: Set<DNSRecordType>] = [:]
    /// Delegations that whole copies have.
    private var cuts: Set<DNSName> = []
    /// Parents of wildcards that whole copies have.
    private var wildcards: Set<DNSName> = []

    /// - Parameter wholes: Whole copies: their names are asked for, with the types that any of them has there.
    package init(of zone: DNSName, wholes: [[DNSRecord]] = [], includingSigning: Bool = false) {
        self.zone = zone
        isSigningIncluded = includingSigning
        for record in wholes.joined() where record.name.isWithin(zone) && !Self.unasked.contains(record.type) {
            listed[record.name, default: []].insert(record.type)
            if record.type == .ns, record.name != zone { cuts.insert(record.name) }
            if let parent = record.name.parent, record.name.labels.first == [0x2A] { wildcards.insert(parent) }
        }
    }

    /// Names of whole copies, in canonical order.
    package var names: [DNSName] { listed.keys.sorted() }

    /// The questions about `name`, the most telling first; none when a wildcard of a whole copy may answer for it.
    package func about(_ name: DNSName) -> [DNSQuestion] {
        guard let types = listed[name] else {
            return isCovered(name) ? [] : questions(name, isService(name) ? Self.service : usual(name))
        }
        if let cut = cut(above: name) {
            return questions(name, name == cut ? [.ns, .ds] : types.sorted())
        }
        let further = name == zone ? usual(name) : isService(name) ? [.txt] : Self.leading
        return questions(name, types.sorted() + further.filter { !types.contains($0) })
    }

    /// Types that no question is needed for, or that signing makes up.
    private static let unasked: Set<DNSRecordType> = [.rrsig, .nsec, .nsec3, .opt]
    private static let signing: [DNSRecordType] = [.dnskey, .cds, .cdnskey, .nsec3param]
    private static let leading: [DNSRecordType] = [.a, .aaaa, .mx, .txt, .https]
    private static let ordinary: [DNSRecordType] = leading + [.caa, .ns, .ds, .sshfp, .svcb, .naptr, .loc]
    private static let service: [DNSRecordType] = [.txt, .srv, .tlsa, .svcb, .uri]

    private func usual(_ name: DNSName) -> [DNSRecordType] {
        guard name == zone else { return Self.ordinary }
        let apex: [DNSRecordType] = [.soa, .ns, .dname, .spf] + Self.ordinary.filter { $0 != .ns && $0 != .ds }
        return apex + (isSigningIncluded ? Self.signing : [])
    }

    private func questions(_ name: DNSName, _ types: [DNSRecordType]) -> [DNSQuestion] {
        types.filter { isSigningIncluded || !Self.signing.contains($0) }.map { DNSQuestion(name, $0) }
    }

    private func isService(_ name: DNSName) -> Bool {
        name != zone && name.labels.dropLast(zone.labels.count).contains { $0.first == 0x5F }
    }

    /// The delegation that `name` is at or below.
    private func cut(above name: DNSName) -> DNSName? {
        guard !cuts.isEmpty else { return nil }
        var at: DNSName? = name
        while let here = at, here != zone {
            if cuts.contains(here) { return here }
            at = here.parent
        }
        return nil
    }

    private func isCovered(_ name: DNSName) -> Bool {
        guard name != zone else { return false }
        var above = name.parent
        while let parent = above, parent.isWithin(zone) {
            if wildcards.contains(parent) { return true }
            above = parent.parent
        }
        return false
    }
}
