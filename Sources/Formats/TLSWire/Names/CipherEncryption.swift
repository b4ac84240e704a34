/// The algorithm a cipher suite encrypts with.
package enum CipherEncryption: String, Sendable, Hashable, CaseIterable {
    case null = "NULL"
    case rc4 = "RC4"
    case rc2 = "RC2"
    case des = "DES"
    case tripleDES = "3DES"
    case idea = "IDEA"
    case seed = "SEED"
    case aes = "AES"
    case camellia = "CAMELLIA"
    case aria = "ARIA"
    case chacha20 = "CHACHA20"
    case salsa20 = "SALSA20"
    case gost28147 = "GOST28147"
    case kuznyechik = "KUZNYECHIK"
    case magma = "MAGMA"
    case sm4 = "SM4"
    case aegis = "AEGIS"
    case fortezza = "FORTEZZA"
    case unknown

    /// 0 where there are no blocks.
    package var blockBits: Int {
        switch self {
        case .rc2, .des, .tripleDES, .idea, .gost28147, .magma, .fortezza: 64
        case .seed, .aes, .camellia, .aria, .kuznyechik, .sm4, .aegis: 128
        case .null, .rc4, .chacha20, .salsa20, .unknown: 0
        }
    }
}
