import UpkeepCore

/// A cipher kind of SSLv2: three bytes, which name suites of their own. Higher values are no kind of SSLv2.
package struct SSL2CipherKind: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 24 bits; what is above them is never sent.
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue & 0xFF_FFFF }

    /// Every kind that was ever deployed, by number.
    package static let all: [SSL2CipherKind] = table.map(\.0).map(SSL2CipherKind.init)

    package var name: String {
        entry?.1 ?? "unknown (0x\(HexText.padded(rawValue, to: 6, uppercase: true)))"
    }

    /// As `openssl ciphers` wrote it while it still had SSLv2.
    package var openSSLName: String? { entry?.2 }

    package var encryption: CipherEncryption { entry?.3 ?? .unknown }
    /// Secret bits of the key: 40 for export.
    package var keyBits: Int { entry?.4 ?? 0 }
    package var isExport: Bool { name.contains("EXPORT40") }

    package var description: String { name }

    package static func < (a: SSL2CipherKind, b: SSL2CipherKind) -> Bool { a.rawValue < b.rawValue }

    private var entry: (UInt32, String, String, CipherEncryption, Int)? { Self.table.first { $0.0 == rawValue } }

    private static let table: [(UInt32, String, String, CipherEncryption, Int)] = [
        (0x000000, "SSL_CK_NULL_WITH_MD5", "NULL-MD5", .null, 0),
        (0x010080, "SSL_CK_RC4_128_WITH_MD5", "RC4-MD5", .rc4, 128),
        (0x020080, "SSL_CK_RC4_128_EXPORT40_WITH_MD5", "EXP-RC4-MD5", .rc4, 40),
        (0x030080, "SSL_CK_RC2_128_CBC_WITH_MD5", "RC2-CBC-MD5", .rc2, 128),
        (0x040080, "SSL_CK_RC2_128_CBC_EXPORT40_WITH_MD5", "EXP-RC2-CBC-MD5", .rc2, 40),
        (0x050080, "SSL_CK_IDEA_128_CBC_WITH_MD5", "IDEA-CBC-MD5", .idea, 128),
        (0x060040, "SSL_CK_DES_64_CBC_WITH_MD5", "DES-CBC-MD5", .des, 56),
        (0x060140, "SSL_CK_DES_64_CBC_WITH_SHA", "DES-CBC-SHA", .des, 56),
        (0x0700C0, "SSL_CK_DES_192_EDE3_CBC_WITH_MD5", "DES-CBC3-MD5", .tripleDES, 168),
        (0x0701C0, "SSL_CK_DES_192_EDE3_CBC_WITH_SHA", "DES-CBC3-SHA", .tripleDES, 168),
        (0x080080, "SSL_CK_RC4_64_WITH_MD5", "RC4-64-MD5", .rc4, 64),
        (0xFF8000, "SSL_CK_DES_64_CFB64_WITH_MD5_1", "DES-CFB-M1", .des, 56),
        (0xFF8010, "SSL_CK_NULL", "NULL", .null, 0),
    ]
}
