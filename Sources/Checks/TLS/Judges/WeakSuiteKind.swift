import TLSWire

/// Why a cipher suite is weak, the worst reason first.
enum WeakSuiteKind: Sendable, Hashable, CaseIterable {
    case unencrypted, anonymous, export, shortKey, rc4, smallBlock

    /// nil for a suite that is not weak.
    init?(_ suite: CipherSuite) {
        if suite.isNull {
            self = .unencrypted
        } else if suite.isAnonymous {
            self = .anonymous
        } else if suite.isExport {
            self = .export
        } else if suite.encryption == .rc4 {
            self = .rc4
        } else if suite.isKnown, suite.keyBits < 112 {
            self = .shortKey
        } else if suite.blockBits == 64, suite.encryption != .gost28147, suite.encryption != .magma {
            self = .smallBlock
        } else {
            return nil
        }
    }

    /// Somebody in between can read along with what is at hand.
    var isGrave: Bool { self != .smallBlock }

    var words: String {
        switch self {
        case .unencrypted: "suites that do not encrypt (NULL)"
        case .anonymous: "suites without any certificate (anonymous)"
        case .export: "export suites of 40 and 56 bits"
        case .shortKey: "suites with keys under 112 bits (DES)"
        case .rc4: "RC4"
        case .smallBlock: "suites with blocks of 64 bits such as 3DES"
        }
    }

    /// The attacks that have a name, and their numbers.
    func attacks(_ suites: [CipherSuite]) -> [(name: String, cve: String)] {
        switch self {
        case .unencrypted, .anonymous, .shortKey: []
        case .export:
            (suites.contains { $0.keyExchange == .rsa } ? [("FREAK", "CVE-2015-0204")] : [])
                + (suites.contains { $0.keyExchange == .dhe } ? [("Logjam", "CVE-2015-4000")] : [])
        case .rc4: [("Bar Mitzvah", "CVE-2013-2566"), ("Bar Mitzvah", "CVE-2015-2808")]
        case .smallBlock: [("SWEET32", "CVE-2016-2183")]
        }
    }
}
