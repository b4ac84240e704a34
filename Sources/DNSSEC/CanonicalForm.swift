import DNSWire

/// Names and record data as signatures and digests take them (RFC 4034 §6.2).
enum CanonicalForm {
    /// The name on the wire, uncompressed, in lower case.
    static func name(_ name: DNSName) -> [UInt8] { name.wire.map(lowercased) }

    /// RDATA as it stands uncompressed on the wire, in the case received.
    static func rawData(_ data: DNSRecordData) throws(DNSWireError) -> [UInt8] {
        if case .soa(let soa) = data {
            // The only type whose second name could be a pointer to its first.
            var encoder = DNSEncoder()
            try encoder.append(soa.primary, compression: .forbidden)
            try encoder.append(soa.contact, compression: .forbidden)
            for value in [soa.serial, soa.refresh, soa.retry, soa.expire, soa.minimum] { try encoder.append(value) }
            return encoder.bytes
        }
        var message = DNSMessage(header: DNSHeader(id: 0))
        message.answers = [DNSRecord(.root, ttl: 0, data)]
        // Header; then root owner, type, class, TTL and length.
        return Array(try message.encoded().dropFirst(12 + 11))
    }

    /// RDATA with its names in lower case, for the types that RFC 4034 §6.2 lists. NSEC's next name keeps its case
    /// (RFC 6840 §5.1).
    static func data(_ data: DNSRecordData) throws(DNSWireError) -> [UInt8] {
        var bytes = try rawData(data)
        let (start, names) = embeddedNames(data.type, bytes)
        var at = start
        for _ in 0..<names {
            while at < bytes.count, bytes[at] != 0 {
                let end = min(at + 1 + Int(bytes[at]), bytes.count)
                for place in at + 1..<max(end, at + 1) { bytes[place] = lowercased(bytes[place]) }
                at = max(end, at + 1)
            }
            at += 1
        }
        return bytes
    }

    /// Where the first name starts and how many there are.
    private static func embeddedNames(_ type: DNSRecordType, _ bytes: [UInt8]) -> (start: Int, names: Int) {
        switch type.rawValue {
        case 2, 3, 4, 5, 7, 8, 9, 12, 39: return (0, 1)  // NS MD MF CNAME MB MG MR PTR DNAME
        case 6, 14, 17: return (0, 2)  // SOA MINFO RP
        case 15, 18, 21, 36: return (2, 1)  // MX AFSDB RT KX
        case 26: return (2, 2)  // PX
        case 33: return (6, 1)  // SRV
        case 35:  // NAPTR: two numbers, three strings
            var at = 4
            for _ in 0..<3 where at < bytes.count { at += 1 + Int(bytes[at]) }
            return (at, 1)
        default: return (0, 0)
        }
    }

    /// `A`–`Z` as lower case; every other byte as it is.
    static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
