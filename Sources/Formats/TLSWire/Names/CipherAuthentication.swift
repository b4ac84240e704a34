/// What a server proves itself with under a cipher suite.
package enum CipherAuthentication: String, Sendable, Hashable, CaseIterable {
    case null = "none"
    case anonymous
    case rsa = "RSA"
    case dss = "DSS"
    case ecdsa = "ECDSA"
    case psk = "PSK"
    case srp = "SRP"
    case kerberos = "KRB5"
    case gost = "GOST"
    case passwordECC = "ECCPWD"
    case sm2 = "SM2"
    case identityBased = "IBC"
    /// TLS 1.3: agreed apart from the suite.
    case any
    case unknown
}
