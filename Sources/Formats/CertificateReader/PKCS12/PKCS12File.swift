/// A PKCS #12 file (`.p12`, `.pfx`): what is in it, and all that opening it takes but the passphrase (RFC 7292).
package struct PKCS12File: Sendable, Hashable {
    /// Longer files are refused; one key and its chain have some 5 KB.
    package static let lengthLimit = 16 << 20

    package var version: Int?
    package var mac: PKCS12MAC?
    /// Signed instead of authenticated by a passphrase, which hardly any program can.
    package var isSigned = false
    /// AuthenticatedSafe's bytes, which the MAC is over.
    package var authenticated: [UInt8] = []
    package var safes: [PKCS12Safe] = []
    package var encodingFlaws: [EncodingFlaw] = []

    package var flaws: [String] { encodingFlaws.map(\.description) }

    /// Of everything that is not encrypted.
    package var openBags: [PKCS12Bag] {
        safes.flatMap { safe -> [PKCS12Bag] in if case .open(let bags) = safe { bags } else { [] } }
    }

    /// All ways in which something in it is encrypted.
    package var schemes: [EncryptionScheme] {
        safes.flatMap { safe -> [EncryptionScheme] in
            switch safe {
            case .encrypted(let scheme, _): [scheme]
            case .open(let bags):
                bags.compactMap { if case .encryptedKey(let scheme, _) = $0.content { scheme } else { nil } }
            case .other: []
            }
        }
    }
}
