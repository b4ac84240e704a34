import CertificateReader
import Checks
import Crypto

/// Opens a PKCS#12 file with a passphrase: whether it is the right one, and what is then in the file.
struct PKCS12Opener {
    private let file: PKCS12File

    init(_ file: PKCS12File) { self.file = file }

    /// - Parameter passphrase: nil when none was given: an empty one may still do.
    func open(_ passphrase: [UInt8]?) -> (outcome: PKCS12Outcome, bags: [PKCS12Bag]) {
        if file.isSigned { return (.unsupported("it is signed by a key instead of protected by a password"), []) }
        switch opens(passphrase ?? []) {
        case .failure(.wrong): return (passphrase == nil ? .passwordNeeded : .wrongPassword, file.openBags)
        case .failure(.unsupported(let how)): return (.unsupported(how), file.openBags)
        case .success: break
        }
        var bags: [PKCS12Bag] = []
        for safe in file.safes {
            switch safe {
            case .open(let inner): bags += inner
            case .other: continue
            case .encrypted(let scheme, let ciphertext):
                switch PassphraseCipher.open(ciphertext[...], scheme, with: passphrase ?? []) {
                case .success(let plain):
                    guard let inner = try? PKCS12Bag.read(safeContents: plain) else {
                        return (passphrase == nil ? .passwordNeeded : .wrongPassword, bags)
                    }
                    bags += inner.bags
                case .failure(.wrong): return (passphrase == nil ? .passwordNeeded : .wrongPassword, bags)
                case .failure(.unsupported(let how)): return (.unsupported(how), bags)
                }
            }
        }
        return openingKeys(in: bags, passphrase)
    }

    /// A key that does not open stays what it is.
    private func openingKeys(
        in bags: [PKCS12Bag], _ passphrase: [UInt8]?
    ) -> (outcome: PKCS12Outcome, bags: [PKCS12Bag]) {
        var bags = bags
        var outcome = PKCS12Outcome.opened
        for place in bags.indices {
            guard case .encryptedKey(let scheme, let ciphertext) = bags[place].content else { continue }
            switch PassphraseCipher.open(ciphertext[...], scheme, with: passphrase ?? []) {
            case .success(let plain):
                // Padding that fits by chance makes no key, and a stream cipher has none.
                guard (try? PrivateKeyFacts.read(der: plain)) != nil else {
                    outcome = passphrase == nil ? .passwordNeeded : .wrongPassword
                    continue
                }
                bags[place].content = .key(plain)
            case .failure(.wrong): outcome = passphrase == nil ? .passwordNeeded : .wrongPassword
            case .failure(.unsupported(let how)): outcome = .unsupported(how)
            }
        }
        return (outcome, bags)
    }

    /// By the file's authentication code; one without any proves nothing.
    private func opens(_ passphrase: [UInt8]) -> Result<Void, PassphraseCipher.Failure> {
        guard let mac = file.mac else { return .success(()) }
        switch mac.hash {
        case .sha1: return opens(Insecure.SHA1.self, mac, passphrase)
        case .sha256: return opens(SHA256.self, mac, passphrase)
        case .sha384: return opens(SHA384.self, mac, passphrase)
        case .sha512: return opens(SHA512.self, mac, passphrase)
        default: return .failure(.unsupported("an authentication code by \(mac.hash?.rawValue ?? "an unknown hash")"))
        }
    }

    private func opens<Hash: HashFunction>(
        _ hash: Hash.Type, _ mac: PKCS12MAC, _ passphrase: [UInt8]
    ) -> Result<Void, PassphraseCipher.Failure> {
        let key: [UInt8]
        switch mac.derivation {
        case .pkcs12(let salt, let rounds):
            guard (1...PassphraseCipher.mostRounds / 10).contains(rounds) else {
                return .failure(.unsupported("an authentication code of \(rounds) rounds"))
            }
            key = PassphraseKey.pkcs12(
                hash, purpose: 3, passphrase: passphrase, salt: salt, rounds: rounds, length: Hash.Digest.byteCount)
        default:
            switch PassphraseKey.derive(mac.derivation, passphrase, length: Hash.Digest.byteCount) {
            case .success(let derived): key = derived
            case .failure(let failure): return .failure(failure)
            }
        }
        let holds = HMAC<Hash>.isValidAuthenticationCode(
            mac.digest, authenticating: file.authenticated, using: SymmetricKey(data: key))
        return holds ? .success(()) : .failure(.wrong)
    }
}
