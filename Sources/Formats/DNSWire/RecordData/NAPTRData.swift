/// A rewriting rule (RFC 3403 §4.1).
package struct NAPTRData: DNSRecordBody {
    package var order: UInt16
    package var preference: UInt16
    package var flags: [UInt8]
    package var services: [UInt8]
    package var pattern: [UInt8]
    package var replacement: DNSName

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        order = try cursor.uint16(bytes)
        preference = try cursor.uint16(bytes)
        flags = try cursor.characterString(bytes)
        services = try cursor.characterString(bytes)
        pattern = try cursor.characterString(bytes)
        replacement = try cursor.name(bytes, compression: .forbidden)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(order)
        try encoder.append(preference)
        for string in [flags, services, pattern] { try encoder.appendString(string) }
        try encoder.append(replacement, compression: .forbidden)
    }

    package var description: String {
        let strings = [flags, services, pattern].map { DNSText.quoted($0) }.joined(separator: " ")
        return "\(order) \(preference) \(strings) \(replacement)"
    }
}
