/// What a public key is for and of, by its object identifier.
package enum KeyAlgorithm: Sendable, Hashable {
    case rsa
    /// An RSA key that may sign by RSASSA-PSS only (RFC 4055 section 1.2).
    case rsaPSS
    case ec(EllipticCurve)
    case dsa
    case ed25519, ed448, x25519, x448
    /// FIPS 204, RFC 9881.
    case mlDSA44, mlDSA65, mlDSA87
    /// Any other, by its object identifier.
    case other(String)
    /// The identifier cannot be read.
    case unreadable

    init(identifier: String) {
        self = Self.identifiers[identifier] ?? .other(identifier)
    }

    /// E.g. `RSA`, `ECDSA P-256`, `Ed25519`, or the object identifier of one that has no name here.
    package var name: String {
        switch self {
        case .rsa: "RSA"
        case .rsaPSS: "RSA-PSS"
        case .ec(let curve): "ECDSA \(curve.name)"
        case .dsa: "DSA"
        case .ed25519: "Ed25519"
        case .ed448: "Ed448"
        case .x25519: "X25519"
        case .x448: "X448"
        case .mlDSA44: "ML-DSA-44"
        case .mlDSA65: "ML-DSA-65"
        case .mlDSA87: "ML-DSA-87"
        case .other(let identifier): AlgorithmNames.keys[identifier] ?? identifier
        case .unreadable: ""
        }
    }

    /// How many bytes the key itself has, where there is one size only (RFC 7748, RFC 8032, FIPS 204 table 2).
    var rawLength: Int? {
        switch self {
        case .ed25519, .x25519: 32
        case .ed448: 57
        case .x448: 56
        case .mlDSA44: 1312
        case .mlDSA65: 1952
        case .mlDSA87: 2592
        default: nil
        }
    }

    private static let identifiers: [String: KeyAlgorithm] = [
        "1.2.840.113549.1.1.1": .rsa, "2.5.8.1.1": .rsa, "1.2.840.113549.1.1.10": .rsaPSS,
        "1.2.840.10045.2.1": .ec(.missing), "1.2.840.10040.4.1": .dsa, "1.3.101.110": .x25519, "1.3.101.111": .x448,
        "1.3.101.112": .ed25519, "1.3.101.113": .ed448, "2.16.840.1.101.3.4.3.17": .mlDSA44,
        "2.16.840.1.101.3.4.3.18": .mlDSA65, "2.16.840.1.101.3.4.3.19": .mlDSA87,
    ]
}
