/// What a cipher suite's registered name says about it.
struct CipherSuiteFacts: Sendable, Hashable {
    var keyExchange: CipherKeyExchange = .unknown
    var authentication: CipherAuthentication = .unknown
    var encryption: CipherEncryption = .unknown
    var mode: CipherMode = .unknown
    var mac: CipherMAC = .unknown
    var keyBits = 0
    var isExport = false
    var minimumVersion: TLSVersion = .ssl3
    var maximumVersion: TLSVersion = .tls13

    static let unknown = CipherSuiteFacts()

    private init() {}

    init(number: UInt16, name: String) {
        let words = name.split(separator: "_").map(String.init).filter { !Self.decoration.contains($0) }
        isExport = words.contains { $0.hasPrefix("EXPORT") }
        var key: ArraySlice<String>
        var cipher: ArraySlice<String>
        if let with = words.firstIndex(of: "WITH") {
            key = words[1..<with].filter { !$0.hasPrefix("EXPORT") }[...]
            cipher = words[(with + 1)...]
        } else if number >> 8 == 0xE0 {
            // TLCP (GB/T 38636) writes no WITH.
            key = words[1..<2]
            cipher = words[2...]
        } else {
            key = ["TLS13"]
            cipher = words[min(1, words.count)...]
        }
        let isTLS13 = key == ["TLS13"] || (0xC103...0xC106).contains(number)
        (keyExchange, authentication) =
            isTLS13 ? (.any, .any) : Self.exchanges[key.joined(separator: "_")] ?? (.unknown, .unknown)
        if number >> 8 == 0xE0, keyExchange == .ecdhe { authentication = .sm2 }
        readCipher(cipher)
        readVersions(isTLS13: isTLS13, number: number, hash: cipher.last ?? "")
    }

    /// Words that say where a suite comes from, not what it does.
    private static let decoration: Set<String> = ["OLD", "FIPS", "OLDFIPS", "ESTREAM", "SCSV"]

    private static let exchanges: [String: (CipherKeyExchange, CipherAuthentication)] = [
        "NULL": (.null, .null), "RSA": (.rsa, .rsa), "DH_DSS": (.dh, .dss), "DH_RSA": (.dh, .rsa),
        "DHE_DSS": (.dhe, .dss), "DHE_RSA": (.dhe, .rsa), "DH_anon": (.dhe, .anonymous),
        "ECDH_ECDSA": (.ecdh, .ecdsa), "ECDH_RSA": (.ecdh, .rsa), "ECDHE_ECDSA": (.ecdhe, .ecdsa),
        "ECDHE_RSA": (.ecdhe, .rsa), "ECDH_anon": (.ecdhe, .anonymous), "KRB5": (.kerberos, .kerberos),
        "PSK": (.psk, .psk), "DHE_PSK": (.dhePSK, .psk), "PSK_DHE": (.dhePSK, .psk), "RSA_PSK": (.rsaPSK, .rsa),
        "ECDHE_PSK": (.ecdhePSK, .psk), "SRP_SHA": (.srp, .srp), "SRP_SHA_RSA": (.srp, .rsa),
        "SRP_SHA_DSS": (.srp, .dss), "ECCPWD": (.passwordECC, .passwordECC), "GOSTR341094": (.gost, .gost),
        "GOSTR341001": (.gost, .gost), "GOSTR341112_256": (.gost, .gost), "GOSTR341094_RSA": (.rsa, .rsa),
        "FORTEZZA_KEA": (.fortezza, .dss), "ECDHE": (.ecdhe, .ecdsa), "ECC": (.sm2, .sm2),
        "IBSDH": (.identityBasedEphemeral, .identityBased), "IBC": (.identityBased, .identityBased),
    ]

    private static let ciphers: [String: (CipherEncryption, Int)] = [
        "NULL": (.null, 0), "RC4": (.rc4, 128), "RC2": (.rc2, 128), "DES": (.des, 56), "DES40": (.des, 40),
        "3DES": (.tripleDES, 168), "IDEA": (.idea, 128), "SEED": (.seed, 128), "AES": (.aes, 128),
        "CAMELLIA": (.camellia, 128), "ARIA": (.aria, 128), "CHACHA20": (.chacha20, 256), "SALSA20": (.salsa20, 256),
        "28147": (.gost28147, 256), "KUZNYECHIK": (.kuznyechik, 256), "MAGMA": (.magma, 256), "SM4": (.sm4, 128),
        "AEGIS": (.aegis, 256), "FORTEZZA": (.fortezza, 80), "SHA256": (.null, 0), "SHA384": (.null, 0),
    ]

    private static let lengths: [String: Int] = ["40": 40, "56": 56, "128": 128, "128L": 128, "256": 256]

    private static let modes: [String: CipherMode] = [
        "CBC": .cbc, "GCM": .gcm, "CCM": .ccm, "POLY1305": .poly1305, "CTR": .counter, "CNT": .counter, "MGM": .mgm,
        "AEGIS": .aegis, "RC4": .stream, "SALSA20": .stream, "NULL": .null, "SHA256": .null, "SHA384": .null,
    ]

    private static let macs: [String: CipherMAC] = [
        "NULL": .null, "MD5": .md5, "SHA": .sha1, "SHA1": .sha1, "SHA256": .sha256, "SHA384": .sha384, "SM3": .sm3,
        "IMIT": .gost, "OMAC": .gost, "GOSTR3411": .gost, "GOST94": .gost,
    ]

    private mutating func readCipher(_ words: ArraySlice<String>) {
        guard let first = words.first, let (encryption, bits) = Self.ciphers[first] else { return }
        self.encryption = encryption
        // RC4_40, AES_256, RC2_CBC_40: the first number that is a key's length.
        keyBits = words.dropFirst().compactMap { Self.lengths[$0] }.first ?? bits
        mode = words.compactMap { Self.modes[$0] }.first ?? .unknown
        if mode == .ccm, words.contains("8") { mode = .ccm8 }
        switch mode {
        case .gcm, .ccm, .ccm8, .poly1305, .mgm, .aegis: mac = .aead
        case .null, .stream, .cbc, .counter, .unknown: mac = Self.macs[words.last ?? ""] ?? .unknown
        }
    }

    private mutating func readVersions(isTLS13: Bool, number: UInt16, hash: String) {
        guard !isTLS13 else {
            minimumVersion = .tls13
            return
        }
        maximumVersion = .tls12
        let isPSK = [.psk, .rsaPSK, .dhePSK, .ecdhePSK].contains(keyExchange)
        switch keyExchange {
        case _ where mac == .aead, .passwordECC, .sm2, .identityBased, .identityBasedEphemeral: minimumVersion = .tls12
        // RFC 5487, 5489 and 6367 allow these from TLS 1.0; RFC 6209 (ARIA) does not.
        case _ where mac == .sha256 || mac == .sha384:
            minimumVersion = isPSK && encryption != .aria ? .tls10 : .tls12
        case .gost: minimumVersion = number >> 8 == 0xC1 ? .tls12 : .tls10
        case .ecdh, .ecdhe: minimumVersion = encryption == .sm4 ? .tls12 : .tls10
        case .ecdhePSK: minimumVersion = .tls10
        default: minimumVersion = encryption == .salsa20 ? .tls10 : encryption == .sm4 ? .tls12 : .ssl3
        }
    }
}
