/// A zone as a master file holds it (RFC 1035 §5).
package struct ZoneFile: Sendable, Hashable {
    /// The name that relative owners end in.
    package var origin: DNSName
    /// In the order of the file. Whether they lie in the zone, or contradict one another, is not judged here.
    package var records: [DNSRecord]

    package init(origin: DNSName, records: [DNSRecord] = []) {
        self.origin = origin
        self.records = records
    }

    package var sets: [DNSRecordSet] { records.recordSets() }

    /// The apex's SOA, when there is one.
    package var soa: SOAData? {
        for record in records where record.name == origin {
            if case .soa(let data) = record.data { return data }
        }
        return nil
    }
}
