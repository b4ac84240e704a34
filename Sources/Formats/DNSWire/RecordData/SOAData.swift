/// Start of a zone of authority (RFC 1035 §3.3.13); the times in seconds.
package struct SOAData: DNSRecordBody {
    package var primary: DNSName
    /// The contact's mailbox; the first label is the part before the `@`.
    package var contact: DNSName
    package var serial: UInt32
    package var refresh: UInt32
    package var retry: UInt32
    package var expire: UInt32
    /// With the SOA's own TTL, how long a negative answer is kept (RFC 2308 §5).
    package var minimum: UInt32

    package init(
        primary: DNSName, contact: DNSName, serial: UInt32, refresh: UInt32, retry: UInt32, expire: UInt32,
        minimum: UInt32
    ) {
        self.primary = primary
        self.contact = contact
        self.serial = serial
        self.refresh = refresh
        self.retry = retry
        self.expire = expire
        self.minimum = minimum
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        primary = try cursor.name(bytes)
        contact = try cursor.name(bytes)
        serial = try cursor.uint32(bytes)
        refresh = try cursor.uint32(bytes)
        retry = try cursor.uint32(bytes)
        expire = try cursor.uint32(bytes)
        minimum = try cursor.uint32(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(primary, compression: .allowed)
        try encoder.append(contact, compression: .allowed)
        for value in [serial, refresh, retry, expire, minimum] { try encoder.append(value) }
    }

    package var description: String {
        "\(primary) \(contact) \(serial) \(refresh) \(retry) \(expire) \(minimum)"
    }
}
