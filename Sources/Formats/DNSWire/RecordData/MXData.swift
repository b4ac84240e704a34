/// A mail exchanger (RFC 1035 §3.3.9); `.` at preference 0 means no mail (RFC 7505).
package struct MXData: DNSRecordBody {
    package var preference: UInt16
    package var exchange: DNSName

    package init(preference: UInt16, exchange: DNSName) {
        self.preference = preference
        self.exchange = exchange
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        preference = try cursor.uint16(bytes)
        exchange = try cursor.name(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(preference)
        try encoder.append(exchange, compression: .allowed)
    }

    package var description: String { "\(preference) \(exchange)" }
}
