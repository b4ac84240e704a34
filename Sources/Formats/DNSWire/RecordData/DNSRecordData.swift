package import UpkeepCore

/// What a record says. `description` is presentation form as `dig +nosplit` prints it.
package enum DNSRecordData: Sendable, Hashable {
    /// A or AAAA, by the address's family.
    case address(IPAddress)
    case ns(DNSName)
    case cname(DNSName)
    case dname(DNSName)
    case ptr(DNSName)
    case soa(SOAData)
    case mx(MXData)
    case txt(TXTData)
    case spf(TXTData)
    case srv(SRVData)
    case naptr(NAPTRData)
    case caa(CAAData)
    case ds(DSData)
    case cds(DSData)
    case dnskey(DNSKEYData)
    case cdnskey(DNSKEYData)
    case rrsig(RRSIGData)
    case nsec(NSECData)
    case nsec3(NSEC3Data)
    case nsec3param(NSEC3PARAMData)
    case tlsa(TLSAData)
    case smimea(TLSAData)
    case sshfp(SSHFPData)
    case svcb(SVCBData)
    case https(SVCBData)
    case loc(LOCData)
    case hinfo(HINFOData)
    case uri(URIData)
    case openpgpkey([UInt8])
    /// A type without a case of its own whose form is known, its fields by name.
    case fields(DNSFieldData)
    /// Any other type, or a known one in a class where its form is not known (RFC 3597).
    case unknown(DNSRecordType, [UInt8])

    package var type: DNSRecordType {
        switch self {
        case .address(let address): address.family == .v4 ? .a : .aaaa
        case .ns: .ns
        case .cname: .cname
        case .dname: .dname
        case .ptr: .ptr
        case .soa: .soa
        case .mx: .mx
        case .txt: .txt
        case .spf: .spf
        case .srv: .srv
        case .naptr: .naptr
        case .caa: .caa
        case .ds: .ds
        case .cds: .cds
        case .dnskey: .dnskey
        case .cdnskey: .cdnskey
        case .rrsig: .rrsig
        case .nsec: .nsec
        case .nsec3: .nsec3
        case .nsec3param: .nsec3param
        case .tlsa: .tlsa
        case .smimea: .smimea
        case .sshfp: .sshfp
        case .svcb: .svcb
        case .https: .https
        case .loc: .loc
        case .hinfo: .hinfo
        case .uri: .uri
        case .openpgpkey: .openpgpkey
        case .fields(let data): data.type
        case .unknown(let type, _): type
        }
    }
}
