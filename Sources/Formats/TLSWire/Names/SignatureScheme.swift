/// How a handshake or certificate is signed: any 16-bit number; TLS 1.2's pairs of hash and signature are the same field.
package struct SignatureScheme: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let rsaPKCS1SHA1 = SignatureScheme(rawValue: 0x0201)
    package static let ecdsaSHA1 = SignatureScheme(rawValue: 0x0203)
    package static let rsaPKCS1SHA256 = SignatureScheme(rawValue: 0x0401)
    package static let ecdsaSecp256r1SHA256 = SignatureScheme(rawValue: 0x0403)
    package static let rsaPKCS1SHA384 = SignatureScheme(rawValue: 0x0501)
    package static let ecdsaSecp384r1SHA384 = SignatureScheme(rawValue: 0x0503)
    package static let rsaPKCS1SHA512 = SignatureScheme(rawValue: 0x0601)
    package static let ecdsaSecp521r1SHA512 = SignatureScheme(rawValue: 0x0603)
    package static let rsaPSSRSAESHA256 = SignatureScheme(rawValue: 0x0804)
    package static let rsaPSSRSAESHA384 = SignatureScheme(rawValue: 0x0805)
    package static let rsaPSSRSAESHA512 = SignatureScheme(rawValue: 0x0806)
    package static let ed25519 = SignatureScheme(rawValue: 0x0807)
    package static let ed448 = SignatureScheme(rawValue: 0x0808)
    package static let rsaPSSPSSSHA256 = SignatureScheme(rawValue: 0x0809)
    package static let rsaPSSPSSSHA384 = SignatureScheme(rawValue: 0x080A)
    package static let rsaPSSPSSSHA512 = SignatureScheme(rawValue: 0x080B)
    package static let mlDSA44 = SignatureScheme(rawValue: 0x0904)
    package static let mlDSA65 = SignatureScheme(rawValue: 0x0905)
    package static let mlDSA87 = SignatureScheme(rawValue: 0x0906)

    /// Everything with a name, by number.
    package static let all: [SignatureScheme] =
        (pairs + Array(registered.keys)).map(SignatureScheme.init).sorted()

    /// What TLS 1.3 may sign a handshake with (RFC 8446 section 4.2.3), and ML-DSA.
    package var isInTLS13: Bool {
        switch rawValue {
        case 0x0403, 0x0503, 0x0603, 0x0708, 0x0804...0x080B, 0x081A...0x081C, 0x0904...0x0906: true
        default: false
        }
    }

    package var isGREASE: Bool { GREASE.isValue(rawValue) }
    package var isPostQuantum: Bool { (0x0904...0x0906).contains(rawValue) || (0x0911...0x091C).contains(rawValue) }

    /// Signs over MD5 or SHA-1, for which collisions have been made.
    package var usesBrokenHash: Bool {
        Self.registered[rawValue] == nil && (rawValue >> 8 == 1 || rawValue >> 8 == 2) && Self.pairs.contains(rawValue)
    }

    /// As RFC 8446 and the registry write it, e.g. `rsa_pss_rsae_sha256`; pairs of TLS 1.2 in the same manner, `dsa_sha1`.
    package var name: String {
        if let name = Self.registered[rawValue] { return name }
        let (hash, signature) = (Int(rawValue >> 8), Int(rawValue & 0xFF))
        guard Self.hashes.indices.contains(hash), Self.signatures.indices.contains(signature) else {
            return WireNumber.text(rawValue)
        }
        return "\(Self.signatures[signature])_\(Self.hashes[hash])"
    }

    package var description: String { name }

    package static func < (a: SignatureScheme, b: SignatureScheme) -> Bool { a.rawValue < b.rawValue }

    /// RFC 5246 section 7.4.1.4.1.
    private static let hashes = ["none", "md5", "sha1", "sha224", "sha256", "sha384", "sha512"]
    private static let signatures = ["anonymous", "rsa_pkcs1", "dsa", "ecdsa"]

    /// Hashes 1–6 with signatures 1–3, less those TLS 1.3 has given a name of their own.
    private static let pairs: [UInt16] = (1...6).flatMap { hash in (1...3).map { hash << 8 | $0 } }
        .filter { registered[$0] == nil }

    private static let registered: [UInt16: String] = [
        0x0403: "ecdsa_secp256r1_sha256", 0x0503: "ecdsa_secp384r1_sha384", 0x0603: "ecdsa_secp521r1_sha512",
        0x0704: "eccsi_sha256", 0x0705: "iso_ibs1", 0x0706: "iso_ibs2", 0x0707: "iso_chinese_ibs",
        0x0708: "sm2sig_sm3", 0x0709: "gostr34102012_256a", 0x070A: "gostr34102012_256b",
        0x070B: "gostr34102012_256c", 0x070C: "gostr34102012_256d", 0x070D: "gostr34102012_512a",
        0x070E: "gostr34102012_512b", 0x070F: "gostr34102012_512c", 0x0804: "rsa_pss_rsae_sha256",
        0x0805: "rsa_pss_rsae_sha384", 0x0806: "rsa_pss_rsae_sha512", 0x0807: "ed25519", 0x0808: "ed448",
        0x0809: "rsa_pss_pss_sha256", 0x080A: "rsa_pss_pss_sha384", 0x080B: "rsa_pss_pss_sha512",
        0x081A: "ecdsa_brainpoolP256r1tls13_sha256", 0x081B: "ecdsa_brainpoolP384r1tls13_sha384",
        0x081C: "ecdsa_brainpoolP512r1tls13_sha512", 0x0904: "mldsa44", 0x0905: "mldsa65", 0x0906: "mldsa87",
        0x0911: "slhdsa_sha2_128s", 0x0912: "slhdsa_sha2_128f", 0x0913: "slhdsa_sha2_192s",
        0x0914: "slhdsa_sha2_192f", 0x0915: "slhdsa_sha2_256s", 0x0916: "slhdsa_sha2_256f",
        0x0917: "slhdsa_shake_128s", 0x0918: "slhdsa_shake_128f", 0x0919: "slhdsa_shake_192s",
        0x091A: "slhdsa_shake_192f", 0x091B: "slhdsa_shake_256s", 0x091C: "slhdsa_shake_256f",
        0xEDED: "gostr34102001 (old)", 0xEEEE: "gostr34102012_256 (old)", 0xEFEF: "gostr34102012_512 (old)",
    ]
}
