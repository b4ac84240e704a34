import UpkeepCore

/// Where IPSECKEY (RFC 4025 §2.5) and AMTRELAY (RFC 8777 §4.2.4) lead: nowhere, to an address, or to a name.
enum KeyGateway {
    /// Writes gateway type, algorithm and gateway.
    static func parseGateway(
        _ words: inout DNSTokenReader, to encoder: inout DNSEncoder
    ) throws(DNSWireError) {
        let offset = words.offset
        let type = try words.number("gateway-type", UInt8.self)
        try encoder.append(type)
        try encoder.append(try words.number("algorithm", UInt8.self))
        try parsePlace("gateway", type, offset, &words, to: &encoder)
    }

    /// Writes the discovery bit and type as one byte, and the relay.
    static func parseRelay(_ words: inout DNSTokenReader, to encoder: inout DNSEncoder) throws(DNSWireError) {
        let flagOffset = words.offset
        let flag = try words.number("discovery", UInt8.self)
        let offset = words.offset
        let type = try words.number("type", UInt8.self)
        guard flag <= 1 else { throw DNSWireError(.badField, at: flagOffset, "discovery is 0 or 1") }
        try encoder.append(flag << 7 | type & 0x7F)
        try parsePlace("relay", type, offset, &words, to: &encoder)
    }

    private static func parsePlace(
        _ what: String, _ type: UInt8, _ offset: Int, _ words: inout DNSTokenReader, to encoder: inout DNSEncoder
    ) throws(DNSWireError) {
        switch type {
        case 0:
            let (text, offset) = try words.word(what)
            guard text == "." else { throw DNSWireError(.badField, at: offset, "\(what) of type 0 is `.`") }
        case 1: try encoder.append(try words.address(what, .v4))
        case 2: try encoder.append(try words.address(what, .v6))
        case 3: try encoder.append(try words.name(what), compression: .forbidden)
        default: throw DNSWireError(.badField, at: offset, "\(what) type \(type) is not known")
        }
    }

    static func checkGateway(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        let type = try cursor.uint8(bytes)
        _ = try cursor.uint8(bytes)
        try checkPlace(type, bytes, &cursor)
    }

    static func checkRelay(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        try checkPlace(try cursor.uint8(bytes) & 0x7F, bytes, &cursor)
    }

    private static func checkPlace(
        _ type: UInt8, _ bytes: Span<UInt8>, _ cursor: inout DNSCursor
    ) throws(DNSWireError) {
        switch type {
        case 0: return
        case 1: _ = try cursor.part(4, of: bytes)
        case 2: _ = try cursor.part(16, of: bytes)
        case 3: _ = try cursor.name(bytes, compression: .forbidden)
        default: throw DNSWireError(.badValue, at: cursor.offset, "gateway type \(type) is not known")
        }
    }

    static func gatewayText(_ bytes: [UInt8]) -> String {
        guard bytes.count >= 2 else { return "" }
        return "\(bytes[0]) \(bytes[1]) \(place(bytes[0], Array(bytes[2...])))"
    }

    static func relayText(_ bytes: [UInt8]) -> String {
        guard let first = bytes.first else { return "" }
        return "\(first >> 7) \(first & 0x7F) \(place(first & 0x7F, Array(bytes[1...])))"
    }

    private static func place(_ type: UInt8, _ bytes: [UInt8]) -> String {
        if type == 3 {
            var cursor = DNSCursor(end: bytes.count)
            return (try? cursor.name(bytes.span, compression: .forbidden))?.description ?? ""
        }
        return bytes.isEmpty ? "." : IPAddress(bytes: bytes)?.description ?? ""
    }
}
