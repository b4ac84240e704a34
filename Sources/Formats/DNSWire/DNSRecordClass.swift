/// A record's class. Everything on the internet is `IN`; `CH` holds servers' own names and versions.
package struct DNSRecordClass: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let internet = DNSRecordClass(rawValue: 1)
    package static let chaos = DNSRecordClass(rawValue: 3)
    package static let hesiod = DNSRecordClass(rawValue: 4)
    /// In questions and updates only (RFC 2136 §2.4).
    package static let none = DNSRecordClass(rawValue: 254)
    /// In questions and updates only (RFC 1035 §3.2.5).
    package static let any = DNSRecordClass(rawValue: 255)

    /// The mnemonic, else `CLASS` and the number (RFC 3597 §5).
    package var description: String {
        switch self {
        case .internet: "IN"
        case .chaos: "CH"
        case .hesiod: "HS"
        case .none: "NONE"
        case .any: "ANY"
        default: "CLASS\(rawValue)"
        }
    }
}
