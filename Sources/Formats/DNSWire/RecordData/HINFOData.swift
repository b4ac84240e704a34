/// A host's machine and system (RFC 1035 §3.3.2), or a refusal of ANY (RFC 8482 §4.2).
package struct HINFOData: DNSRecordBody {
    package var cpu: [UInt8]
    package var system: [UInt8]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        cpu = try cursor.characterString(bytes)
        system = try cursor.characterString(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.appendString(cpu)
        try encoder.appendString(system)
    }

    package var description: String { "\(DNSText.quoted(cpu)) \(DNSText.quoted(system))" }
}
