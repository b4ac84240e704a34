package import DNSWire

/// The CAA records that bind whoever issues for a name (RFC 8659 section 3).
package struct CAAObservation: Sendable, Hashable {
    /// The name or ancestor that has them; nil when none up to the root does.
    package var foundAt: String?
    package var records: [CAAData]

    package init(foundAt: String?, records: [CAAData]) {
        self.foundAt = foundAt
        self.records = records
    }
}
