package import DNSWire

/// A zone's records as one source has them: a zone file, a transfer, or what a server answered.
package struct ZoneCollection: Sendable {
    /// What a person calls the source, e.g. `ns1.example (192.0.2.53)` or `zones/example.org.zone`.
    package var title: String
    package var records: [DNSRecord]
    /// The record sets that were looked at; nil when it is the whole zone. What was not looked at is not missing.
    package var looked: Set<DNSQuestion>?
    /// Record sets that the source leaves to others, such as the SOA in a file without one.
    package var leavesOut: Set<DNSQuestion>

    package init(
        _ title: String, _ records: [DNSRecord], looked: Set<DNSQuestion>? = nil,
        leavesOut: Set<DNSQuestion> = []
    ) {
        self.title = title
        self.records = records
        self.looked = looked
        self.leavesOut = leavesOut
    }

    /// Whether it is known what the source has there, if only nothing.
    func speaks(of question: DNSQuestion) -> Bool {
        !leavesOut.contains(question) && looked?.contains(question) ?? true
    }
}
