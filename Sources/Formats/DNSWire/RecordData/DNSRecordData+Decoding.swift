import UpkeepCore

extension DNSRecordData {
    /// Reads RDATA that ends at the cursor's end; all of it must be used (`data-length` otherwise).
    init(
        type: DNSRecordType, class recordClass: DNSRecordClass, _ bytes: Span<UInt8>, _ rdata: DNSCursor
    ) throws(DNSWireError) {
        var cursor = rdata
        // Addresses are most of what there is.
        if recordClass == .internet {
            if type == .a, rdata.remaining == 4 {
                self = .address(IPAddress(v4: try cursor.uint32(bytes)))
                return
            }
            if type == .aaaa, rdata.remaining == 16 {
                self = .address(IPAddress(v6High: try cursor.uint64(bytes), low: try cursor.uint64(bytes)))
                return
            }
        }
        do throws(DNSWireError) {
            self = try Self.known(type, recordClass, bytes, &cursor) ?? .unknown(type, try cursor.rest(bytes))
        } catch {
            guard error.reason == .truncated else { throw error }
            throw DNSWireError(.dataLength, at: error.offset, "\(type) data of \(rdata.remaining) bytes is cut short")
        }
        guard cursor.isAtEnd else {
            throw DNSWireError(
                .dataLength, at: cursor.offset, "\(type) data goes on for \(cursor.remaining) bytes after its end,")
        }
    }

    /// nil for a type whose form is not known in this class.
    private static func known(
        _ type: DNSRecordType, _ recordClass: DNSRecordClass, _ bytes: Span<UInt8>, _ cursor: inout DNSCursor
    ) throws(DNSWireError) -> DNSRecordData? {
        // Updates delete with empty data (RFC 2136 §2.5), and their classes say nothing about the form.
        guard recordClass != .any && recordClass != .none || type == .tsig || type == .tkey else { return nil }
        if recordClass == .internet, let data = try internet(type, bytes, &cursor) { return data }
        // Names are decompressed in RFC 1035's own types only (RFC 3597 §4).
        switch type {
        case .ns: return .ns(try cursor.name(bytes))
        case .cname: return .cname(try cursor.name(bytes))
        case .ptr: return .ptr(try cursor.name(bytes))
        case .dname: return .dname(try cursor.name(bytes, compression: .forbidden))
        case .soa: return .soa(try SOAData(bytes, &cursor))
        case .mx: return .mx(try MXData(bytes, &cursor))
        case .txt: return .txt(try TXTData(bytes, &cursor))
        case .spf: return .spf(try TXTData(bytes, &cursor))
        case .naptr: return .naptr(try NAPTRData(bytes, &cursor))
        case .caa: return .caa(try CAAData(bytes, &cursor))
        case .ds: return .ds(try DSData(bytes, &cursor))
        case .cds: return .cds(try DSData(bytes, &cursor))
        case .dnskey: return .dnskey(try DNSKEYData(bytes, &cursor))
        case .cdnskey: return .cdnskey(try DNSKEYData(bytes, &cursor))
        case .rrsig: return .rrsig(try RRSIGData(bytes, &cursor))
        case .nsec: return .nsec(try NSECData(bytes, &cursor))
        case .nsec3: return .nsec3(try NSEC3Data(bytes, &cursor))
        case .nsec3param: return .nsec3param(try NSEC3PARAMData(bytes, &cursor))
        case .tlsa: return .tlsa(try TLSAData(bytes, &cursor))
        case .smimea: return .smimea(try TLSAData(bytes, &cursor))
        case .sshfp: return .sshfp(try SSHFPData(bytes, &cursor))
        case .loc: return .loc(try LOCData(bytes, &cursor))
        case .hinfo: return .hinfo(try HINFOData(bytes, &cursor))
        case .uri: return .uri(try URIData(bytes, &cursor))
        case .openpgpkey: return .openpgpkey(try cursor.rest(bytes))
        default: break
        }
        guard let layout = DNSRecordLayout.of(type, in: recordClass) else { return nil }
        return .fields(try DNSFieldData(type, layout, bytes, &cursor))
    }

    /// The types that are defined for class IN alone.
    private static func internet(
        _ type: DNSRecordType, _ bytes: Span<UInt8>, _ cursor: inout DNSCursor
    ) throws(DNSWireError) -> DNSRecordData? {
        switch type {
        case .a: return .address(IPAddress(v4: try cursor.uint32(bytes)))
        case .aaaa: return .address(IPAddress(v6High: try cursor.uint64(bytes), low: try cursor.uint64(bytes)))
        case .srv: return .srv(try SRVData(bytes, &cursor))
        case .svcb: return .svcb(try SVCBData(bytes, &cursor))
        case .https: return .https(try SVCBData(bytes, &cursor))
        default: return nil
        }
    }
}
