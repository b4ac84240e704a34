import CertificateReader
import Checks
import Crypto
import UpkeepCore

/// What the bytes of a file hold.
struct FileContents {
    struct Certificate {
        var filed: FiledCertificate
        var der: [UInt8]
    }

    /// Of each kind in one file; a trust store has some hundreds.
    private static let most = 2000

    private let passphrase: [UInt8]?
    private(set) var certificates: [Certificate] = []
    private(set) var keys: [FiledKey] = []
    private(set) var pkcs12: PKCS12Outcome?
    /// How the parts of a PKCS#12 file are encrypted.
    private(set) var protection: [SymmetricCipher] = []
    private(set) var notes: [String] = []
    private(set) var trouble: FileTrouble?

    init(passphrase: [UInt8]?) { self.passphrase = passphrase }

    mutating func read(_ bytes: [UInt8]) {
        switch FileKind(bytes) {
        case .empty: trouble = .empty
        case .pem: pem(bytes)
        case .pemUTF16: trouble = .malformed("it is PEM in UTF-16, which no server reads; save it as ASCII")
        case .certificate: certificate(bytes, line: nil)
        case .privateKey: key(bytes, line: nil)
        case .pkcs12: read(pkcs12: bytes)
        case .certificateRequest: note("a certificate request, not a certificate")
        case .revocationList: note("a list of revoked certificates")
        case .ocspResponse: note("an OCSP answer")
        case .publicKey: note("a public key")
        case .pkcs7: trouble = .unreadable("it is PKCS#7: `openssl pkcs7 -print_certs -in FILE` turns it into PEM")
        case .dhParameters: note("Diffie-Hellman parameters")
        case .javaKeyStore, .jceKeyStore:
            trouble = .unreadable("it is a Java key store: `keytool -list -v -keystore FILE` reads it")
        case .puttyKey, .sshPublicKey: note("an SSH key")
        case .text, .unknown: trouble = .nothingFound
        }
        if trouble == nil, certificates.isEmpty, keys.isEmpty, pkcs12 == nil, notes.isEmpty { trouble = .nothingFound }
    }

    private mutating func note(_ what: String) { notes.append(what) }

    // MARK: PEM

    private mutating func pem(_ bytes: [UInt8]) {
        do throws(PEMReaderError) {
            for block in try PEMReader.blocks(in: bytes) { read(block) }
        } catch {
            // What stands before the fault is as good as ever.
            let whole = PEMBeginning.before(error.line, in: bytes)
            for block in (try? PEMReader.blocks(in: whole)) ?? [] { read(block) }
            trouble = .malformed(error.message)
        }
    }

    private mutating func read(_ block: PEMBlock) {
        switch block.label {
        case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE": certificate(block.der, line: block.line)
        case "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY":
            if block.isEncrypted, block.label != "ENCRYPTED PRIVATE KEY" {
                add(FiledKey(publicKey: nil, isEncrypted: true, line: block.line))
            } else {
                key(block.der, line: block.line)
            }
        case "EC PARAMETERS": return
        case let label: note("line \(block.line): \(label.lowercased())")
        }
    }

    // MARK: parts

    private mutating func certificate(_ der: [UInt8], line: Int?) {
        guard certificates.count < Self.most else { return }
        do throws(CertificateReaderError) {
            let facts = try CertificateFacts.read(der: der, sha256: HexText.text(SHA256.hash(data: der)))
            certificates.append(Certificate(filed: FiledCertificate(facts: facts, line: line), der: der))
        } catch {
            let place = line.map { "the certificate on line \($0): " } ?? ""
            trouble = trouble ?? .malformed(place + error.message)
        }
    }

    private mutating func key(_ der: [UInt8], line: Int?) {
        do throws(CertificateReaderError) {
            var der = der
            var facts = try PrivateKeyFacts.read(der: der)
            if let scheme = facts.encryption {
                guard let passphrase,
                    case .success(let plain) = PassphraseCipher.open(
                        der[facts.ciphertext], scheme, with: passphrase),
                    let inner = try? PrivateKeyFacts.read(der: plain)
                else { return add(FiledKey(publicKey: nil, isEncrypted: true, line: line)) }
                (der, facts) = (plain, inner)
                var opened = PrivateKeyHalf(facts, der).filed(line: line)
                opened.isEncrypted = true
                return add(opened)
            }
            add(PrivateKeyHalf(facts, der).filed(line: line))
        } catch {
            let place = line.map { "the key on line \($0): " } ?? ""
            trouble = trouble ?? .malformed(place + error.message)
        }
    }

    private mutating func add(_ key: FiledKey) {
        if keys.count < Self.most { keys.append(key) }
    }

    // MARK: PKCS#12

    private mutating func read(pkcs12 der: [UInt8]) {
        do throws(CertificateReaderError) {
            let file = try PKCS12File.read(der: der)
            protection = file.schemes.map(\.cipher)
            let opened = PKCS12Opener(file).open(passphrase)
            pkcs12 = opened.outcome
            for bag in opened.bags {
                switch bag.content {
                case .certificate(let der): certificate(der, line: nil)
                case .key(let der): key(der, line: nil)
                case .encryptedKey: add(FiledKey(publicKey: nil, isEncrypted: true))
                case .revocationList, .other: continue
                }
            }
        } catch {
            trouble = .malformed(error.message)
        }
    }
}
