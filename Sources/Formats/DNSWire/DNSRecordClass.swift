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

    /// Reads a mnemonic in any case, or `CLASS` and a number (RFC 3597 §5).
    package init?(_ mnemonic: some StringProtocol) {
        switch mnemonic.uppercased() {
        case "IN": self = .internet
        case "CH", "CHAOS": self = .chaos
        case "HS", "HESIOD": self = .hesiod
        case "NONE": self = .none
        case "ANY": self = .any
        case let name where name.hasPrefix("CLASS"):
            guard let number: UInt16 = DNSText.decimal(name.utf8.dropFirst(5)) else { return nil }
            self.init(rawValue: number)
        default: return nil
        }
    }

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
