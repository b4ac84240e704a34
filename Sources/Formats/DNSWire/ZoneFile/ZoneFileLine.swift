/// One record on its way into a zone file: where it goes, and its words.
struct ZoneFileLine: Comparable {
    let record: DNSRecord
    let ownerText: String
    let ttlText: String
    let typeText: String
    let dataText: String
    private let isSOA: Bool
    private let canonicalData: [UInt8]

    var owner: DNSName { record.name }

    /// Types registered since 2023, which servers in use do not know by name yet.
    private static let tooNew: Set<UInt16> = [66, 67, 68, 261, 262, 263, 264]

    init(_ record: DNSRecord, origin: DNSName) throws(DNSWireError) {
        self.record = record
        canonicalData = try record.data.canonicalWire()
        ownerText = Self.relative(record.name, to: origin)
        ttlText = "\(min(record.ttl, 0x7FFF_FFFF))"
        let type = record.type
        if case .soa(let soa) = record.data {
            isSOA = true
            typeText = "SOA"
            dataText = Self.spread(soa)
        } else {
            isSOA = false
            let own = record.data.description
            let again = try? DNSRecordData(type: type, class: record.recordClass, text: own)
            if !Self.tooNew.contains(type.rawValue), again == record.data {
                typeText = type.description
                dataText = own
            } else {
                typeText = "TYPE\(type.rawValue)"
                dataText = DNSText.unknown(try record.data.wire())
            }
        }
    }

    /// Whether this is another record than the one before; the TTL does not make it another.
    func isNew(after previous: ZoneFileLine?) -> Bool {
        guard let previous else { return true }
        return previous < self
    }

    static func < (a: ZoneFileLine, b: ZoneFileLine) -> Bool {
        if a.isSOA != b.isSOA { return a.isSOA }
        if a.owner != b.owner { return a.owner < b.owner }
        if a.place != b.place { return a.place < b.place }
        return a.canonicalData.lexicographicallyPrecedes(b.canonicalData)
    }

    static func == (a: ZoneFileLine, b: ZoneFileLine) -> Bool { !(a < b) && !(b < a) }

    /// By type, each signature behind what it covers.
    private var place: (UInt16, Int) {
        if case .rrsig(let signature) = record.data { return (signature.typeCovered.rawValue, 1) }
        return (record.type.rawValue, 0)
    }

    private static func relative(_ name: DNSName, to origin: DNSName) -> String {
        guard name != origin else { return "@" }
        guard name.isWithin(origin), !origin.isRoot else { return name.description }
        let own = name.labelCount - origin.labelCount
        let labels = name.labels.prefix(own).map { label in
            var text: [UInt8] = []
            for byte in label { DNSText.append(byte, to: &text, escaping: .inName) }
            return String(decoding: text, as: UTF8.self)
        }
        return labels.joined(separator: ".")
    }

    /// A line for each of the numbers, which people edit by hand.
    private static func spread(_ soa: SOAData) -> String {
        let numbers = [
            (soa.serial, "serial"), (soa.refresh, "refresh"), (soa.retry, "retry"), (soa.expire, "expire"),
            (soa.minimum, "minimum"),
        ]
        let lines = numbers.map { value, what in
            let digits = "\(value)"
            return "    " + digits + String(repeating: " ", count: 11 - digits.utf8.count) + "; \(what)\n"
        }
        return "\(soa.primary) \(soa.contact) (\n" + lines.joined() + "    )"
    }
}
