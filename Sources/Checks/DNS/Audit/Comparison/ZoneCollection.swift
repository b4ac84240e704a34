package import DNSWire

/// A zone's records as one source has them: a zone file, a transfer, or what a server answered.
package struct ZoneCollection: Sendable {
    /// What a person calls the source, e.g. `ns1.example (192.0.2.53)` or `zones/example.org.zone`.
    package var title: String
    package var records: [DNSRecord]
    /// The record sets that were looked at; nil when it is the whole zone. What was not looked at is not missing.
    package var looked: Set<DNSQuestion>?

    package init(_ title: String, _ records: [DNSRecord], looked: Set<DNSQuestion>? = nil) {
        self.title = title
        self.records = records
        self.looked = looked
    }
}
