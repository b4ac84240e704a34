/// One record of a zone file, its owner relative to the zone.
struct ZoneRecord: Hashable, Sendable {
    var owner: String
    var type: String
    var data: String
    /// In seconds.
    var ttl: Int

    init(_ owner: String, _ type: String, _ data: String, ttl: Int = 300) {
        self.owner = owner
        self.type = type
        self.data = data
        self.ttl = ttl
    }

    /// An A and an AAAA record.
    static func addresses(_ owner: String, _ host: WorldHost, ttl: Int = 300) -> [ZoneRecord] {
        [ZoneRecord(owner, "A", host.v4, ttl: ttl), ZoneRecord(owner, "AAAA", host.v6, ttl: ttl)]
    }

    var line: String { "\(owner) \(ttl) IN \(type) \(data)\n" }
}
