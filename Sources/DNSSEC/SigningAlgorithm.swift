import DNSWire

/// A DNSSEC signing algorithm by its number (IANA, "DNS Security Algorithm Numbers").
package struct SigningAlgorithm: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static func < (a: SigningAlgorithm, b: SigningAlgorithm) -> Bool { a.rawValue < b.rawValue }

    package static let rsaMD5 = SigningAlgorithm(rawValue: 1)
    package static let rsaSHA1 = SigningAlgorithm(rawValue: 5)
    package static let rsaSHA1NSEC3 = SigningAlgorithm(rawValue: 7)
    package static let rsaSHA256 = SigningAlgorithm(rawValue: 8)
    package static let rsaSHA512 = SigningAlgorithm(rawValue: 10)
    package static let ecdsaP256 = SigningAlgorithm(rawValue: 13)
    package static let ecdsaP384 = SigningAlgorithm(rawValue: 14)
    package static let ed25519 = SigningAlgorithm(rawValue: 15)
    package static let ed448 = SigningAlgorithm(rawValue: 16)

    package enum Standing: String, Sendable, Hashable {
        /// Signatures are verified.
        case supported
        /// Validators must not rely on it (RFC 8624 §3.1, RFC 9905): what it alone signs is insecure.
        case deprecated
        /// Registered, but no verifier here has it: what it alone signs is insecure (RFC 4035 §5.2).
        case unsupported
        /// Not registered when this was written.
        case unknown
    }

    package var standing: Standing {
        switch rawValue {
        case 8, 10, 13, 14, 15: .supported
        case 1, 3, 5, 6, 7, 12: .deprecated
        case 2, 16, 17, 23, 252, 253, 254: .unsupported
        default: .unknown
        }
    }

    /// The registered mnemonic, else `algorithm` and the number.
    package var description: String { DNSSECAlgorithmNames.names[rawValue] ?? "algorithm \(rawValue)" }
}
