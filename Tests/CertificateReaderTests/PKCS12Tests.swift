import CertificateReader
import Testing

/// PKCS #12 files of the `openssl` command: their structure, and what decrypting them takes.
@Suite struct PKCS12Tests {
    private let openssl: OpenSSL
    private let certificate: [UInt8]

    init() throws {
        openssl = try OpenSSL()
        certificate = try openssl.certificate(key: ["genrsa", "1024"])
        try openssl.write(certificate, to: "c.der")
        try openssl.run(["x509", "-inform", "DER", "-in", "c.der", "-out", "c.pem"])
    }

    private func export(_ arguments: [String]) throws -> [UInt8] {
        try openssl.run(
            [
                "pkcs12", "-export", "-inkey", "key.pem", "-in", "c.pem", "-name", "grün", "-passout", "pass:x", "-out",
                "f.p12",
            ] + arguments)
        return try openssl.bytes(of: "f.p12")
    }

    @Test func today() throws {
        let file = try PKCS12File.read(der: try export([]))
        #expect(file.flaws == [])
        #expect(file.version == 3 && !file.isSigned)
        #expect(file.schemes.map(\.cipher.name) == ["AES-256-CBC", "AES-256-CBC"])
        guard case .pbkdf2(let salt, 2048, _, .sha256) = file.schemes.first?.derivation else {
            Issue.record("\(file.schemes)")
            return
        }
        #expect(!salt.isEmpty)
        #expect(file.mac?.hash == .sha256)
        #expect(file.mac?.digest.count == 32)
        guard case .pkcs12(_, 2048) = file.mac?.derivation else {
            Issue.record("\(String(describing: file.mac))")
            return
        }
        guard case .encrypted(_, let ciphertext) = file.safes.first else {
            Issue.record("\(file.safes)")
            return
        }
        #expect(ciphertext.count.isMultiple(of: 16) && ciphertext.count > certificate.count)
        #expect(file.openBags.first?.friendlyName == "grün")
    }

    @Test func ofTenYearsAgo() throws {
        let file = try PKCS12File.read(der: try export(["-legacy"]))
        #expect(file.flaws == [])
        #expect(file.schemes.map(\.cipher.name) == ["RC2-40-CBC", "3DES-CBC"])
        #expect(file.schemes.map(\.cipher.isWeak) == [true, false])
        #expect(file.mac?.hash == .sha1)
        let info = try openssl.text([
            "pkcs12", "-in", "f.p12", "-passin", "pass:x", "-legacy", "-info", "-nokeys", "-nocerts",
        ])
        #expect(!info.contains("error"))
    }

    @Test func unencrypted() throws {
        let file = try PKCS12File.read(der: try export(["-keypbe", "NONE", "-certpbe", "NONE", "-nomac"]))
        #expect(file.flaws == [])
        #expect(file.mac == nil && file.schemes == [])
        var found: [UInt8] = []
        var key: [UInt8] = []
        for bag in file.openBags {
            #expect(bag.localKeyID?.count == 20)
            switch bag.content {
            case .certificate(let der): found = der
            case .key(let der): key = der
            default: Issue.record("\(bag)")
            }
        }
        #expect(found == certificate)
        let facts = try CertificateFacts.read(der: found, sha256: "")
        #expect(try PrivateKeyFacts.read(der: key).isKey(of: facts.publicKey) == true)
    }

    /// What a caller with a cipher does with the parts; here the cipher is the command's.
    @Test func decryptedBags() throws {
        let file = try PKCS12File.read(der: try export(["-keypbe", "NONE", "-certpbe", "AES-128-CBC"]))
        guard
            case .encrypted(let scheme, let ciphertext)? = file.safes.first(where: {
                if case .encrypted = $0 { true } else { false }
            }), case .pbkdf2(let salt, let iterations, _, .sha256) = scheme.derivation
        else {
            Issue.record("\(file.safes)")
            return
        }
        func hex(_ bytes: [UInt8]) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        let key = try openssl.run([
            "kdf", "-keylen", "16", "-binary", "-kdfopt", "digest:SHA256", "-kdfopt", "pass:x", "-kdfopt",
            "hexsalt:\(hex(salt))", "-kdfopt", "iter:\(iterations)", "PBKDF2",
        ])
        try openssl.write(ciphertext, to: "safe")
        let plain = try openssl.run([
            "enc", "-d", "-aes-128-cbc", "-K", hex(key), "-iv", hex(scheme.cipher.vector), "-in", "safe",
        ])
        let (bags, flaws) = try PKCS12Bag.read(safeContents: plain)
        #expect(flaws == [])
        #expect(bags.map(\.content) == [.certificate(certificate)])
        #expect(throws: CertificateReaderError.self) {
            try PKCS12Bag.read(safeContents: ciphertext.map { $0 ^ 0x30 ^ ciphertext[0] ^ 1 })
        }
    }

    /// Strings in pieces and lengths left open, as exports of Windows and old Java have them.
    @Test func stringsInPieces() throws {
        let safe = DER.sequence(
            DER.sequence(DER.identifier("1.2.840.113549.1.7.1"), DER.element(0xA0, DER.element(0x04, DER.sequence()))))
        let half = safe.count / 2
        let pieces =
            [0x24, 0x80] + DER.element(0x04, Array(safe[..<half])) + DER.element(0x04, Array(safe[half...])) + [0, 0]
        let der = DER.sequence(
            DER.element(0x02, [3]), DER.sequence(DER.identifier("1.2.840.113549.1.7.1"), DER.element(0xA0, pieces)))
        let file = try PKCS12File.read(der: der)
        #expect(file.authenticated == safe)
        #expect(file.safes == [.open([])])
    }

    @Test func noFileAtAllAndCutOnes() throws {
        for bytes in [[], [0x30, 0], DER.certificate(), Array("-----BEGIN".utf8)] {
            #expect(throws: CertificateReaderError.self) { try PKCS12File.read(der: bytes) }
        }
        let whole = try export([])
        for length in stride(from: 1, to: whole.count, by: 7) {
            guard let file = try? PKCS12File.read(der: Array(whole[..<length])) else { continue }
            #expect(!file.flaws.isEmpty)
        }
    }
}
