import Crypto

/// How a DS record digests a key (IANA, "DS RR Type Digest Algorithms").
package struct DigestAlgorithm: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static func < (a: DigestAlgorithm, b: DigestAlgorithm) -> Bool { a.rawValue < b.rawValue }

    package static let sha1 = DigestAlgorithm(rawValue: 1)
    package static let sha256 = DigestAlgorithm(rawValue: 2)
    package static let sha384 = DigestAlgorithm(rawValue: 4)

    package var isSupported: Bool { [1, 2, 4].contains(rawValue) }

    /// SHA-1 still leads to a key, yet must not be used for new delegations (RFC 8624 §3.3).
    package var isDeprecated: Bool { [1, 3].contains(rawValue) }

    /// nil for a digest that is not known here.
    func digest(of bytes: [UInt8]) -> [UInt8]? {
        switch self {
        case .sha1: Array(Insecure.SHA1.hash(data: bytes))
        case .sha256: Array(SHA256.hash(data: bytes))
        case .sha384: Array(SHA384.hash(data: bytes))
        default: nil
        }
    }

    package var description: String {
        switch rawValue {
        case 0: "reserved digest 0"
        case 1: "SHA-1"
        case 2: "SHA-256"
        case 3: "GOST R 34.11-94"
        case 4: "SHA-384"
        case 5: "GOST R 34.11-2012"
        case 6: "SM3"
        default: "digest \(rawValue)"
        }
    }
}
