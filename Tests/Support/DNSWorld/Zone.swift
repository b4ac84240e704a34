/// A zone as its operator writes it, before it is signed.
struct Zone: Hashable, Sendable {
    /// Absolute: `example.test.`
    let origin: String
    /// The SOA record's MNAME, absolute.
    let primary: String
    var serial = 2_026_010_101
    var records: [ZoneRecord]

    /// In zone-file format (RFC 1035 section 5).
    var text: String {
        let soa = "\(primary) hostmaster.\(origin == "." ? "" : origin) \(serial) 14400 3600 1209600 300"
        return "$ORIGIN \(origin)\n" + ZoneRecord("@", "SOA", soa, ttl: 3600).line + records.map(\.line).joined()
    }

    mutating func remove(_ owner: String, _ types: String...) {
        records.removeAll { $0.owner == owner && types.contains($0.type) }
    }
}
