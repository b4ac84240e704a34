/// The next name in a signed zone, and the types at this one (RFC 4034 §4.1).
package struct NSECData: DNSRecordBody {
    package var next: DNSName
    package var types: DNSTypeBitmap

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        next = try cursor.name(bytes, compression: .forbidden)
        types = try DNSTypeBitmap(bytes, &cursor)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(next, compression: .forbidden)
        try types.encode(to: &encoder)
    }

    package var description: String { types.types.isEmpty ? "\(next)" : "\(next) \(types)" }
}
