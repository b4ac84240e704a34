/// How a cipher suite agrees on keys.
package enum CipherKeyExchange: String, Sendable, Hashable, CaseIterable {
    case null = "none"
    case rsa = "RSA"
    case dh = "DH"
    case dhe = "DHE"
    case ecdh = "ECDH"
    case ecdhe = "ECDHE"
    case psk = "PSK"
    case rsaPSK = "RSA-PSK"
    case dhePSK = "DHE-PSK"
    case ecdhePSK = "ECDHE-PSK"
    case srp = "SRP"
    case kerberos = "KRB5"
    case fortezza = "FORTEZZA-KEA"
    case gost = "GOST"
    case passwordECC = "ECCPWD"
    case sm2 = "SM2"
    case identityBased = "IBC"
    case identityBasedEphemeral = "IBSDH"
    /// TLS 1.3: agreed apart from the suite.
    case any
    case unknown

    package var isForwardSecret: Bool {
        switch self {
        case .dhe, .ecdhe, .dhePSK, .ecdhePSK, .srp, .passwordECC, .identityBasedEphemeral, .any: true
        case .null, .rsa, .dh, .ecdh, .psk, .rsaPSK, .kerberos, .fortezza, .gost, .sm2, .identityBased, .unknown: false
        }
    }
}
