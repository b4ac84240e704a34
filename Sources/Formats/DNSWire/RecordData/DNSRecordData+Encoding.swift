import UpkeepCore

extension DNSRecordData {
    /// Writes the RDATA without its length.
    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        switch self {
        case .address(let address): try encoder.append(address.bytes)
        case .ns(let name), .cname(let name), .ptr(let name): try encoder.append(name, compression: .allowed)
        case .dname(let name): try encoder.append(name, compression: .forbidden)
        case .openpgpkey(let bytes), .unknown(_, let bytes): try encoder.append(bytes)
        case .fields(let data): try data.encode(to: &encoder)
        default: try body?.encode(to: &encoder)
        }
    }
}

extension DNSRecordData {
    /// Reads RDATA without its length, in which no name is compressed.
    /// - Throws: `data-length`, `bad-value` or whatever is wrong with a name.
    package init(
        type: DNSRecordType, class recordClass: DNSRecordClass = .internet, wire bytes: [UInt8]
    ) throws(DNSWireError) {
        let span = bytes.span
        try self.init(type: type, class: recordClass, span, DNSCursor(end: bytes.count))
    }

    /// RDATA without its length, names uncompressed and in their own case.
    /// - Throws: `too-large` or `bad-value` when a field does not fit.
    package func wire() throws(DNSWireError) -> [UInt8] {
        var encoder = DNSEncoder(names: .whole)
        try encode(to: &encoder)
        return encoder.bytes
    }
}

extension DNSRecordData: CustomStringConvertible {
    package var description: String {
        switch self {
        case .address(let address): address.description
        case .ns(let name), .cname(let name), .ptr(let name), .dname(let name): name.description
        case .openpgpkey(let bytes): DNSText.base64(bytes)
        case .unknown(_, let bytes): DNSText.unknown(bytes)
        case .fields(let data): data.description
        default: body?.description ?? ""
        }
    }

    /// The fields, for data that has more than one.
    private var body: (any DNSRecordBody)? {
        switch self {
        case .soa(let body): body
        case .mx(let body): body
        case .txt(let body), .spf(let body): body
        case .srv(let body): body
        case .naptr(let body): body
        case .caa(let body): body
        case .ds(let body), .cds(let body): body
        case .dnskey(let body), .cdnskey(let body): body
        case .rrsig(let body): body
        case .nsec(let body): body
        case .nsec3(let body): body
        case .nsec3param(let body): body
        case .tlsa(let body), .smimea(let body): body
        case .sshfp(let body): body
        case .svcb(let body), .https(let body): body
        case .loc(let body): body
        case .hinfo(let body): body
        case .uri(let body): body
        case .address, .ns, .cname, .ptr, .dname, .openpgpkey, .fields, .unknown: nil
        }
    }
}
