import CertificateReader
import Crypto
import CryptoExtras

/// Opens what is encrypted with a passphrase (RFC 8018, RFC 7292).
enum PassphraseCipher {
    enum Failure: Error, Hashable {
        /// The padding is not one: hardly ever anything else than the wrong passphrase.
        case wrong
        case unsupported(String)
    }

    /// Above, a file is made to keep whoever opens it busy.
    static let mostRounds = 10_000_000

    static func open(
        _ ciphertext: ArraySlice<UInt8>, _ scheme: EncryptionScheme, with passphrase: [UInt8]
    ) -> Result<[UInt8], Failure> {
        guard let kind = scheme.cipher.kind, let (length, block) = sizes(kind, scheme.derivation) else {
            return .failure(.unsupported(scheme.cipher.name))
        }
        let key: [UInt8]
        let vector: [UInt8]
        switch PassphraseKey.derive(scheme.derivation, passphrase, length: length, vector: block) {
        case .success(let derived): (key, vector) = (derived.key, derived.vector ?? scheme.cipher.vector)
        case .failure(let failure): return .failure(failure)
        }
        guard vector.count == block else { return .failure(.unsupported("\(scheme.cipher.name) without IV")) }
        return decrypt(ciphertext, kind, key, vector).map { .success($0) } ?? .failure(.wrong)
    }

    /// Bytes of a key and of a block; nil for what is not opened. What RC2 has of a key beside the old schemes is written
    /// where nobody reads it.
    private static func sizes(_ kind: SymmetricCipher.Kind, _ how: KeyDerivation) -> (key: Int, block: Int)? {
        switch kind {
        case .aes128: return (16, 16)
        case .aes192: return (24, 16)
        case .aes256: return (32, 16)
        case .tripleDES: return (24, 8)
        case .twoKeyTripleDES: return (16, 8)
        case .des: return (8, 8)
        case .rc2:
            switch how {
            case .pkcs12: return (16, 8)
            case .pbkdf1: return (8, 8)
            default: return nil
            }
        case .rc2Export: return (5, 8)
        case .rc4: return (16, 0)
        case .rc4Export: return (5, 0)
        case .aes128GCM, .aes256GCM, .camellia128, .camellia256: return nil
        }
    }

    private static func decrypt(
        _ ciphertext: ArraySlice<UInt8>, _ kind: SymmetricCipher.Kind, _ key: [UInt8], _ vector: [UInt8]
    ) -> [UInt8]? {
        switch kind {
        case .rc4, .rc4Export: return RC4.decrypt(ciphertext, key: key)
        case .tripleDES, .twoKeyTripleDES: return TripleDES(key: key)?.decrypt(chained: ciphertext, vector: vector)
        case .des: return DES(key: key)?.decrypt(chained: ciphertext, vector: vector)
        case .rc2, .rc2Export:
            return RC2(key: key, bits: 8 * key.count)?.decrypt(chained: ciphertext, vector: vector)
        default:
            guard !ciphertext.isEmpty, ciphertext.count.isMultiple(of: 16),
                let vector = try? AES._CBC.IV(ivBytes: vector),
                let plain = try? AES._CBC.decrypt(ciphertext, using: SymmetricKey(data: key), iv: vector)
            else { return nil }
            return Array(plain)
        }
    }
}
