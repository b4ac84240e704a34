/// The keys a test certificate can have.
package enum KeyKind: Sendable {
    case p256, p384, p521
    case p224
    case ed25519
    case rsa1024
    case rsa2048

    var options: [String] {
        switch self {
        case .p256: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        case .p384: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"]
        case .p521: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"]
        case .p224: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-224"]
        case .ed25519: ["-newkey", "ed25519"]
        case .rsa1024: ["-newkey", "rsa:1024"]
        case .rsa2048: ["-newkey", "rsa:2048"]
        }
    }
}
