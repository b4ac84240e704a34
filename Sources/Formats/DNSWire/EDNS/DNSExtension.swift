/// What the OPT pseudo-record says (RFC 6891 §6.1), its share of the response code left to ``DNSHeader/rcode``.
package struct DNSExtension: Sendable, Hashable {
    /// The most bytes the sender takes over UDP; under 512 means 512. 1232 keeps clear of fragmentation on any
    /// IPv6 path (DNS flag day 2020).
    package var udpPayloadSize: UInt16
    package var version: UInt8 = 0
    /// DO: send DNSSEC records.
    package var dnssecOK: Bool
    /// The fifteen bits after DO, which mean nothing yet.
    package var reservedFlags: UInt16 = 0
    package var options: [DNSOption] = []

    package init(udpPayloadSize: UInt16 = 1232, dnssecOK: Bool = false) {
        self.udpPayloadSize = udpPayloadSize
        self.dnssecOK = dnssecOK
    }

    /// Who answered, in the server's own words (RFC 5001); nil without the option.
    package var nsid: [UInt8]? {
        for case .nsid(let bytes) in options { return bytes }
        return nil
    }

    package var cookie: (client: [UInt8], server: [UInt8])? {
        for case .cookie(let client, let server) in options { return (client, server) }
        return nil
    }

    /// All of them: a resolver may pass on several (RFC 8914 §3).
    package var extendedErrors: [(code: DNSExtendedErrorCode, text: String)] {
        options.compactMap { option in
            guard case .extendedError(let code, let text) = option else { return nil }
            return (DNSExtendedErrorCode(rawValue: code), text)
        }
    }

    /// - Parameters:
    ///   - size: What stands in the class field.
    ///   - flags: What stands in the TTL field.
    init(size: UInt16, flags: UInt32, _ bytes: Span<UInt8>, _ data: DNSCursor) throws(DNSWireError) {
        udpPayloadSize = size
        version = UInt8(truncatingIfNeeded: flags >> 16)
        dnssecOK = flags >> 15 & 1 == 1
        reservedFlags = UInt16(truncatingIfNeeded: flags & 0x7FFF)
        var cursor = data
        while !cursor.isAtEnd {
            let code = try cursor.uint16(bytes)
            let count = Int(try cursor.uint16(bytes))
            options.append(DNSOption(code: code, try cursor.bytes(count, of: bytes)))
        }
    }

    func encode(rcode: DNSResponseCode, to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(DNSName.root, compression: .forbidden)
        try encoder.append(DNSRecordType.opt.rawValue)
        try encoder.append(udpPayloadSize)
        try encoder.append(UInt8(truncatingIfNeeded: rcode.rawValue >> 4))
        try encoder.append(version)
        try encoder.append((dnssecOK ? 0x8000 : 0) | reservedFlags & 0x7FFF)
        let lengthAt = encoder.bytes.count
        try encoder.append(UInt16(0))
        for option in options {
            try encoder.append(option.code)
            let optionLengthAt = encoder.bytes.count
            try encoder.append(UInt16(0))
            try encoder.append(option.payload)
            try encoder.patchLength(at: optionLengthAt)
        }
        try encoder.patchLength(at: lengthAt)
    }
}
