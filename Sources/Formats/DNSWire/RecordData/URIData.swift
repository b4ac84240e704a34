/// A URI for a service (RFC 7553 §4.5).
package struct URIData: DNSRecordBody {
    package var priority: UInt16
    package var weight: UInt16
    package var target: [UInt8]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        priority = try cursor.uint16(bytes)
        weight = try cursor.uint16(bytes)
        target = try cursor.rest(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(priority)
        try encoder.append(weight)
        try encoder.append(target)
    }

    package var description: String { "\(priority) \(weight) \(DNSText.quoted(target))" }
}
