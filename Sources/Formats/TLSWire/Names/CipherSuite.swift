/// A cipher suite of SSLv3 to TLS 1.3: any 16-bit number; what is known of it comes from the registry.
package struct CipherSuite: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// - Parameter name: from the IANA registry, or as `openssl ciphers` writes it; case matters.
    package init?(name: String) {
        guard let suite = CipherSuiteRegistry.byName[name] else { return nil }
        self = suite
    }

    /// "I can renegotiate securely" (RFC 5746 section 3.3), no suite to choose.
    package static let emptyRenegotiationInfoSCSV = CipherSuite(rawValue: 0x00FF)
    /// "I could do better than this version" (RFC 7507), no suite to choose.
    package static let fallbackSCSV = CipherSuite(rawValue: 0x5600)

    /// All suites that a server could choose, by number; signalling values are left out.
    package static let all: [CipherSuite] = CipherSuiteRegistry.entries.keys.map(CipherSuite.init)
        .filter { !$0.isSignalling }.sorted()

    /// Those that can be used in `version`, by number; none for SSLv2, whose kinds are another type.
    package static func all(in version: TLSVersion) -> [CipherSuite] { all.filter { $0.isUsable(in: version) } }

    package var isKnown: Bool { CipherSuiteRegistry.entries[rawValue] != nil }
    package var isSignalling: Bool { self == .emptyRenegotiationInfoSCSV || self == .fallbackSCSV }
    package var isGREASE: Bool { GREASE.isValue(rawValue) }

    /// As registered with IANA; `unknown (0x1234)` when it is not.
    package var ianaName: String { CipherSuiteRegistry.entries[rawValue]?.ianaName ?? WireNumber.text(rawValue) }

    /// As `openssl ciphers` writes it; nil where OpenSSL never had it.
    package var openSSLName: String? { CipherSuiteRegistry.entries[rawValue]?.openSSLName }

    package var keyExchange: CipherKeyExchange { facts.keyExchange }
    package var authentication: CipherAuthentication { facts.authentication }
    package var encryption: CipherEncryption { facts.encryption }
    package var mode: CipherMode { facts.mode }
    package var mac: CipherMAC { facts.mac }

    /// Length of the key in bits, as names and `openssl ciphers -V` count it: 168 for 3DES, 40 for export, 0 for NULL.
    package var keyBits: Int { facts.keyBits }

    /// What breaking the encryption by search takes, in bits: as `keyBits`, but 112 for 3DES (SP 800-57).
    package var strengthBits: Int { facts.encryption == .tripleDES ? min(112, facts.keyBits) : facts.keyBits }

    /// Bits of a block; 64 is what SWEET32 needs. 0 for stream ciphers and NULL.
    package var blockBits: Int { facts.encryption.blockBits }

    package var isExport: Bool { facts.isExport }
    /// Nobody proves who the server is: whoever is in between can read along.
    package var isAnonymous: Bool { facts.authentication == .anonymous }
    /// Nothing is encrypted.
    package var isNull: Bool { isKnown && !isSignalling && facts.encryption == .null }
    /// A server's key that leaks later does not open what was recorded; anonymous ephemeral exchanges count.
    package var isForwardSecret: Bool { facts.keyExchange.isForwardSecret }
    package var isAEAD: Bool { facts.mac == .aead }
    package var isCBC: Bool { facts.mode == .cbc }

    /// The oldest version in which servers choose it; SSLv3 where OpenSSL did so without a standard.
    package var minimumVersion: TLSVersion { facts.minimumVersion }
    /// The newest. Versions that forbid a suite on paper (export in TLS 1.1, DES in 1.2) still met servers that chose it.
    package var maximumVersion: TLSVersion { facts.maximumVersion }

    package func isUsable(in version: TLSVersion) -> Bool {
        minimumVersion <= version && version <= maximumVersion
    }

    package var description: String { ianaName }

    package static func < (a: CipherSuite, b: CipherSuite) -> Bool { a.rawValue < b.rawValue }

    private var facts: CipherSuiteFacts { CipherSuiteRegistry.entries[rawValue]?.facts ?? .unknown }
}
