/// A cipher that keys are encrypted with, by its object identifier.
package struct SymmetricCipher: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case aes128 = "AES-128-CBC"
        case aes192 = "AES-192-CBC"
        case aes256 = "AES-256-CBC"
        case aes128GCM = "AES-128-GCM"
        case aes256GCM = "AES-256-GCM"
        case camellia128 = "Camellia-128-CBC"
        case camellia256 = "Camellia-256-CBC"
        case tripleDES = "3DES-CBC"
        case twoKeyTripleDES = "3DES-CBC (two keys)"
        case des = "DES-CBC"
        case rc2 = "RC2-128-CBC"
        case rc2Export = "RC2-40-CBC"
        case rc4 = "RC4-128"
        case rc4Export = "RC4-40"
    }

    /// Dotted; that of the whole scheme when it says both.
    package var identifier: String
    /// nil for one that is not known.
    package var kind: Kind?
    /// The initial vector; empty when it is derived from the passphrase.
    package var vector: [UInt8]

    package init(identifier: String, kind: Kind? = nil, vector: [UInt8] = []) {
        self.identifier = identifier
        self.kind = kind ?? Self.kinds[identifier]
        self.vector = vector
    }

    package var name: String { kind?.rawValue ?? identifier }

    /// Broken, or too short to hold: not for a file that may be copied.
    package var isWeak: Bool {
        switch kind {
        case .des, .rc2, .rc2Export, .rc4, .rc4Export: true
        default: false
        }
    }

    private static let kinds: [String: Kind] = [
        "2.16.840.1.101.3.4.1.2": .aes128, "2.16.840.1.101.3.4.1.22": .aes192, "2.16.840.1.101.3.4.1.42": .aes256,
        "2.16.840.1.101.3.4.1.6": .aes128GCM, "2.16.840.1.101.3.4.1.46": .aes256GCM,
        "1.2.392.200011.61.1.1.1.2": .camellia128, "1.2.392.200011.61.1.1.1.4": .camellia256,
        "1.2.840.113549.3.7": .tripleDES, "1.3.14.3.2.7": .des, "1.2.840.113549.3.2": .rc2,
    ]
}
