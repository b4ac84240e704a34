extension DNSRecordData {
    /// The types whose names are signed in lower case: RFC 4034 §6.2 as corrected by RFC 6840 §5.1, which takes NSEC
    /// out; HINFO has no names. NS MD MF CNAME SOA MB MG MR PTR MINFO MX RP AFSDB RT SIG PX NXT SRV NAPTR KX A6 DNAME
    /// RRSIG.
    private static let lowercased: Set<UInt16> = [
        2, 3, 4, 5, 6, 7, 8, 9, 12, 14, 15, 17, 18, 21, 24, 26, 30, 33, 35, 36, 38, 39, 46,
    ]

    /// RDATA as it is signed and sorted (RFC 4034 §6.2).
    /// - Throws: `too-large` or `bad-value` when a field does not fit.
    package func canonicalWire() throws(DNSWireError) -> [UInt8] {
        var encoder = DNSEncoder(names: Self.lowercased.contains(type.rawValue) ? .canonical : .whole)
        try encode(to: &encoder)
        return encoder.bytes
    }
}
