/// The next hashed name in a signed zone, and the types at this one (RFC 5155 §3.1).
package struct NSEC3Data: DNSRecordBody {
    /// Flag 1 is opt-out.
    package var parameters: NSEC3PARAMData
    package var nextHash: [UInt8]
    package var types: DNSTypeBitmap

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        parameters = try NSEC3PARAMData(bytes, &cursor)
        nextHash = try cursor.characterString(bytes)
        types = try DNSTypeBitmap(bytes, &cursor)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try parameters.encode(to: &encoder)
        try encoder.appendString(nextHash)
        try types.encode(to: &encoder)
    }

    package var description: String {
        let head = "\(parameters) \(DNSText.base32hex(nextHash))"
        return types.types.isEmpty ? head : "\(head) \(types)"
    }
}
