extension Sequence where Element == DNSRecord {
    /// The records grouped by owner, type and class, in the order in which each set first appears; every RRSIG goes to
    /// the set it covers, which has no data when the covered records are not there.
    package func recordSets() -> [DNSRecordSet] {
        var sets: [DNSRecordSet] = []
        var known: [Set<DNSRecordData>] = []
        var places: [DNSRecordSetKey: Int] = [:]
        for record in self {
            let key = DNSRecordSetKey(record)
            let place = places[key] ?? sets.count
            if place == sets.count {
                places[key] = place
                sets.append(DNSRecordSet(record.name, key.type, key.recordClass))
                known.append([])
            }
            sets[place].add(record, known: &known[place])
        }
        return sets
    }
}
