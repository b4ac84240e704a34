package import DNSWire

/// A zone as octoDNS's YAML provider reads it: `ZONE.yaml`, names relative to the zone, keys in natural order, names in
/// data with their final dot, `;` in text escaped.
package struct OctoDNSExport: Sendable {
    package let yaml: String
    /// Records that octoDNS has no form for, each with the reason. Signing records and the SOA are each provider's own
    /// and not among them.
    package let leftOut: [(record: DNSRecord, reason: String)]

    /// - Parameter defaultTTL: What octoDNS takes when a record says nothing (3600 unless configured).
    package init(_ records: [DNSRecord], zone: DNSName, defaultTTL: UInt32 = 3600) {
        var leftOut: [(record: DNSRecord, reason: String)] = []
        var sets: [String: [DNSRecordType: [(record: DNSRecord, value: OctoDNSValue)]]] = [:]
        for record in records where record.name.isWithin(zone) && !Self.providers.contains(record.type) {
            guard let name = Self.relative(record.name, zone) else {
                leftOut.append((record, "its name holds bytes that octoDNS cannot write"))
                continue
            }
            switch OctoDNSValue.of(record.data) {
            case .success(let value):
                var values = sets[name, default: [:]][record.type] ?? []
                if !values.contains(where: { $0.value == value }) { values.append((record, value)) }
                sets[name, default: [:]][record.type] = values
            case .failure(let reason): leftOut.append((record, reason.text))
            }
        }
        var lines = ["---"]
        for (name, types) in sets.sorted(by: { NaturalOrder.precedes($0.key, $1.key) }) {
            lines.append("\(YAMLScalar(name)):")
            let entries = types.sorted { $0.key.description < $1.key.description }.map { type, values in
                Self.entry(type, values.map(\.value), values.map(\.record.ttl).min() ?? defaultTTL, defaultTTL)
            }
            for entry in entries {
                let isList = entries.count > 1
                lines += entry.enumerated().map { (isList ? ($0 == 0 ? "- " : "  ") : "  ") + $1 }
            }
        }
        if sets.isEmpty { lines.append("{}") }
        yaml = lines.joined(separator: "\n") + "\n"
        self.leftOut = leftOut
    }

    /// What each provider makes itself.
    private static let providers: Set<DNSRecordType> = [
        .soa, .rrsig, .nsec, .nsec3, .nsec3param, .dnskey, .cds, .cdnskey, .opt,
    ]

    private static func entry(
        _ type: DNSRecordType, _ values: [OctoDNSValue], _ ttl: UInt32, _ defaultTTL: UInt32
    ) -> [String] {
        let head = (ttl == defaultTTL ? [] : ["ttl: \(ttl)"]) + ["type: \(type)"]
        guard values.count > 1 else { return head + values.flatMap { $0.lines(after: "value:") } }
        return head + ["values:"] + values.sorted { "\($0)" < "\($1)" }.flatMap { $0.item }
    }

    /// Empty for the apex; nil when a label holds what would have to be escaped.
    private static func relative(_ name: DNSName, _ zone: DNSName) -> String? {
        let labels = name.labels.dropLast(zone.labels.count)
        let isPlain = labels.allSatisfy { label in
            label.allSatisfy { byte in (0x21...0x7E).contains(byte) && byte != 0x2E && byte != 0x5C && byte != 0x22 }
        }
        guard isPlain else { return nil }
        return labels.map { String(decoding: $0, as: UTF8.self).lowercased() }.joined(separator: ".")
    }
}
