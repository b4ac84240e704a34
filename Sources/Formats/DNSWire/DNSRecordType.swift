/// A record type: any 16-bit number; those that code speaks of have a constant.
package struct DNSRecordType: RawRepresentable, Sendable, Hashable, Comparable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Asked for or sent along, but never data of a zone: OPT and 128–255 (RFC 6895 §3.1), 249–255 among them.
    package var isMeta: Bool { self == .opt || (128...255).contains(rawValue) }

    package static func < (a: DNSRecordType, b: DNSRecordType) -> Bool { a.rawValue < b.rawValue }

    package static let a = DNSRecordType(rawValue: 1)
    package static let ns = DNSRecordType(rawValue: 2)
    package static let cname = DNSRecordType(rawValue: 5)
    package static let soa = DNSRecordType(rawValue: 6)
    package static let ptr = DNSRecordType(rawValue: 12)
    package static let hinfo = DNSRecordType(rawValue: 13)
    package static let mx = DNSRecordType(rawValue: 15)
    package static let txt = DNSRecordType(rawValue: 16)
    package static let aaaa = DNSRecordType(rawValue: 28)
    package static let loc = DNSRecordType(rawValue: 29)
    package static let srv = DNSRecordType(rawValue: 33)
    package static let naptr = DNSRecordType(rawValue: 35)
    package static let dname = DNSRecordType(rawValue: 39)
    package static let opt = DNSRecordType(rawValue: 41)
    package static let ds = DNSRecordType(rawValue: 43)
    package static let sshfp = DNSRecordType(rawValue: 44)
    package static let rrsig = DNSRecordType(rawValue: 46)
    package static let nsec = DNSRecordType(rawValue: 47)
    package static let dnskey = DNSRecordType(rawValue: 48)
    package static let nsec3 = DNSRecordType(rawValue: 50)
    package static let nsec3param = DNSRecordType(rawValue: 51)
    package static let tlsa = DNSRecordType(rawValue: 52)
    package static let smimea = DNSRecordType(rawValue: 53)
    package static let cds = DNSRecordType(rawValue: 59)
    package static let cdnskey = DNSRecordType(rawValue: 60)
    package static let openpgpkey = DNSRecordType(rawValue: 61)
    package static let csync = DNSRecordType(rawValue: 62)
    package static let zonemd = DNSRecordType(rawValue: 63)
    package static let svcb = DNSRecordType(rawValue: 64)
    package static let https = DNSRecordType(rawValue: 65)
    package static let spf = DNSRecordType(rawValue: 99)
    package static let tkey = DNSRecordType(rawValue: 249)
    package static let tsig = DNSRecordType(rawValue: 250)
    package static let ixfr = DNSRecordType(rawValue: 251)
    package static let axfr = DNSRecordType(rawValue: 252)
    package static let any = DNSRecordType(rawValue: 255)
    package static let uri = DNSRecordType(rawValue: 256)
    package static let caa = DNSRecordType(rawValue: 257)
}
