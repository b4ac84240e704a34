/// Which certificate or key a service must show (RFC 6698 §2.1); SMIMEA has the same form (RFC 8162 §2).
package struct TLSAData: DNSRecordBody {
    package var usage: UInt8
    package var selector: UInt8
    package var matching: UInt8
    package var association: [UInt8]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        usage = try cursor.uint8(bytes)
        selector = try cursor.uint8(bytes)
        matching = try cursor.uint8(bytes)
        association = try cursor.rest(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append([usage, selector, matching])
        try encoder.append(association)
    }

    package var description: String { "\(usage) \(selector) \(matching) \(DNSText.hex(association))" }
}
