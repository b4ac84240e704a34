/// A protocol version as it stands on the wire; any number, those that exist have a constant.
package struct TLSVersion: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let ssl2 = TLSVersion(rawValue: 0x0002)
    package static let ssl3 = TLSVersion(rawValue: 0x0300)
    package static let tls10 = TLSVersion(rawValue: 0x0301)
    package static let tls11 = TLSVersion(rawValue: 0x0302)
    package static let tls12 = TLSVersion(rawValue: 0x0303)
    package static let tls13 = TLSVersion(rawValue: 0x0304)

    /// Oldest first.
    package static let all: [TLSVersion] = [.ssl2, .ssl3, .tls10, .tls11, .tls12, .tls13]

    /// Whether it is one of `all`.
    package var isKnown: Bool { Self.all.contains(self) }

    /// One of RFC 8701's numbers that mean nothing, sent to keep peers tolerant.
    package var isGREASE: Bool { GREASE.isValue(rawValue) }

    package var name: String {
        switch self {
        case .ssl2: "SSLv2"
        case .ssl3: "SSLv3"
        case .tls10: "TLS 1.0"
        case .tls11: "TLS 1.1"
        case .tls12: "TLS 1.2"
        case .tls13: "TLS 1.3"
        default: rawValue >> 8 == 0x7F ? "TLS 1.3 draft \(rawValue & 0xFF)" : WireNumber.text(rawValue)
        }
    }

    package var description: String { name }

    package static func < (a: TLSVersion, b: TLSVersion) -> Bool { a.rawValue < b.rawValue }
}
