import DNSWire

/// A zone that a server gave by AXFR.
struct TransferredZone {
    /// The server, and which of its addresses.
    let title: String
    /// The SOA first.
    let records: [DNSRecord]
}
