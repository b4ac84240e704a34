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
        let length: Int
        switch scheme.cipher.kind {
        case .aes128: length = 16
        case .aes192: length = 24
        case .aes256: length = 32
        default: return .failure(.unsupported(scheme.cipher.name))
        }
        guard scheme.cipher.vector.count == 16 else {
            return .failure(.unsupported("\(scheme.cipher.name) without IV"))
        }
        let key: [UInt8]
        switch PassphraseKey.derive(scheme.derivation, passphrase, length: length) {
        case .success(let derived): key = derived
        case .failure(let failure): return .failure(failure)
        }
        guard !ciphertext.isEmpty, ciphertext.count.isMultiple(of: 16),
            let vector = try? AES._CBC.IV(ivBytes: scheme.cipher.vector),
            let plain = try? AES._CBC.decrypt(ciphertext, using: SymmetricKey(data: key), iv: vector)
        else { return .failure(.wrong) }
        return .success(Array(plain))
    }
}
