import CertificateReader
import Testing

/// Keys of all formats that the `openssl` command writes, beside certificates made with them.
@Suite struct PrivateKeyTests {
    private let openssl: OpenSSL

    init() throws { openssl = try OpenSSL() }

    private func der(_ arguments: [String]) throws -> [UInt8] {
        try #require(try PEMReader.blocks(in: try openssl.run(arguments)).last).der
    }

    @Test(
        arguments: [
            ["genrsa", "1024"], ["genpkey", "-algorithm", "RSA-PSS", "-pkeyopt", "rsa_keygen_bits:1024"],
            ["ecparam", "-name", "prime256v1", "-genkey", "-noout"],
            ["ecparam", "-name", "secp521r1", "-genkey", "-noout"],
            ["ecparam", "-name", "brainpoolP384r1", "-genkey", "-noout"],
            ["ecparam", "-name", "prime256v1", "-conv_form", "compressed", "-genkey", "-noout"],
            ["ecparam", "-name", "prime256v1", "-param_enc", "explicit", "-genkey", "-noout"],
        ])
    func matchesItsCertificateInBothFormats(_ arguments: [String]) throws {
        let certificate = try CertificateFacts.read(der: try openssl.certificate(key: arguments), sha256: "")
        let other = try CertificateFacts.read(
            der: try OpenSSL().certificate(key: arguments), sha256: "")
        let new = try PrivateKeyFacts.read(der: try der(["pkey", "-in", "key.pem"]))
        #expect(new.format == .pkcs8)
        #expect(new.isKey(of: certificate.publicKey) == true)
        #expect(new.isKey(of: other.publicKey) == false)
        #expect(!new.isEncrypted)
        guard arguments[0] != "genpkey" else { return }
        let old = try PrivateKeyFacts.read(der: try der(["pkey", "-in", "key.pem", "-traditional"]))
        #expect(old.format == (arguments[0] == "genrsa" ? .pkcs1 : .sec1))
        #expect(old.isKey(of: certificate.publicKey) == true)
        #expect(old.isKey(of: other.publicKey) == false)
    }

    @Test func aCompressedPointIsTheSameKey() throws {
        let certificate = try CertificateFacts.read(
            der: try openssl.certificate(key: ["ecparam", "-name", "prime256v1", "-genkey", "-noout"]), sha256: "")
        let key = try PrivateKeyFacts.read(
            der: try der(["ec", "-in", "key.pem", "-conv_form", "compressed"]))
        #expect(key.publicKey?.point.count == 33)
        #expect(certificate.publicKey.point.count == 65)
        #expect(key.isKey(of: certificate.publicKey) == true)
    }

    @Test func withoutItsPublicHalfNobodyCanTell() throws {
        let certificate = try CertificateFacts.read(
            der: try openssl.certificate(key: ["ecparam", "-name", "prime256v1", "-genkey", "-noout"]), sha256: "")
        let bare = try PrivateKeyFacts.read(der: try der(["ec", "-in", "key.pem", "-no_public"]))
        #expect(bare.publicKey == nil)
        #expect(bare.secret.count == 32)
        #expect(bare.isKey(of: certificate.publicKey) == nil)
        #expect(bare.isKey(of: PublicKeyFacts(.ec(.p384), bits: 384, point: [4])) == false)
    }

    @Test(arguments: [("ED25519", KeyAlgorithm.ed25519, 32), ("ED448", .ed448, 57), ("X25519", .x25519, 32)])
    func keysThatAreASeed(_ name: String, _ algorithm: KeyAlgorithm, _ count: Int) throws {
        let bytes = try der(["genpkey", "-algorithm", name])
        let key = try PrivateKeyFacts.read(der: bytes)
        #expect(key.algorithm == algorithm)
        #expect(key.secret == bytes.count - count..<bytes.count)
        #expect(key.publicKey == nil)
        #expect(key.isKey(of: PublicKeyFacts(algorithm, point: [1])) == nil)
        #expect(key.isKey(of: PublicKeyFacts(.rsa)) == false)
        #expect(key.flaws == [])
    }

    @Test func dsa() throws {
        try openssl.run(["dsaparam", "-out", "dsa.pem", "1024"])
        let certificate = try CertificateFacts.read(
            der: try openssl.certificate(key: ["gendsa", "dsa.pem"]), sha256: "")
        let old = try PrivateKeyFacts.read(der: try der(["pkey", "-in", "key.pem", "-traditional"]))
        #expect(old.format == .dsa)
        #expect(old.isKey(of: certificate.publicKey) == true)
        let new = try PrivateKeyFacts.read(der: try der(["pkey", "-in", "key.pem"]))
        #expect(new.algorithm == .dsa)
        #expect(new.isKey(of: certificate.publicKey) == nil)
    }

    @Test(
        arguments: [
            (["-v2", "aes-256-cbc"], "AES-256-CBC", false),
            (["-v2", "aes-128-cbc", "-v2prf", "hmacWithSHA512"], "AES-128-CBC", false),
            (["-v2", "des3", "-iter", "77"], "3DES-CBC", false), (["-scrypt"], "AES-256-CBC", false),
            (["-v1", "PBE-SHA1-3DES"], "3DES-CBC", false), (["-v1", "PBE-SHA1-RC4-128"], "RC4-128", true),
            (["-v1", "PBE-MD5-DES"], "DES-CBC", true),
        ])
    func encrypted(_ arguments: [String], _ cipher: String, _ isWeak: Bool) throws {
        let legacy = isWeak ? ["-provider", "legacy", "-provider", "default"] : []
        try openssl.run(["genpkey", "-algorithm", "ED25519", "-out", "key.pem"])
        let bytes = try der(
            ["pkcs8", "-topk8", "-in", "key.pem", "-passout", "pass:x"] + arguments + legacy)
        let key = try PrivateKeyFacts.read(der: bytes)
        #expect(key.isEncrypted)
        #expect(key.isKey(of: PublicKeyFacts(.rsa)) == nil)
        let scheme = try #require(key.encryption)
        #expect(scheme.cipher.name == cipher)
        #expect(scheme.cipher.isWeak == isWeak)
        #expect(key.ciphertext.count >= 48 && key.ciphertext.upperBound == bytes.count)
        #expect(key.flaws == [])
        switch (scheme.derivation, arguments[0]) {
        case (.pbkdf2(let salt, let iterations, _, let hash), "-v2"):
            #expect(!salt.isEmpty)
            #expect(iterations == (arguments.contains("77") ? 77 : 2048))
            #expect(hash == (arguments.contains("hmacWithSHA512") ? .sha512 : .sha256))
            #expect(scheme.cipher.vector.count == (arguments[1] == "des3" ? 8 : 16))
        case (.scrypt(_, let cost, let block, let parallel, _), "-scrypt"):
            #expect([cost, block, parallel] == [16384, 8, 1])
        case (.pkcs12(let salt, 2048), "-v1"): #expect(salt.count == 8)
        case (.pbkdf1(let salt, 2048, .md5), "-v1"): #expect(salt.count == 8)
        default: Issue.record("\(scheme)")
        }
    }

    @Test func parametersOfDiffieHellman() throws {
        let parameters = try DHParameters.read(der: try der(["dhparam", "512"]))
        #expect(parameters.bits == 512)
        #expect(parameters.generator == [2])
        #expect(parameters.prime.count == 64)
    }

    @Test func noKeyAtAll() {
        for bytes in [[], [0x30, 0], DER.certificate(), Array("-----BEGIN".utf8)] {
            #expect(throws: CertificateReaderError.self) { try PrivateKeyFacts.read(der: bytes) }
            #expect(throws: CertificateReaderError.self) { try DHParameters.read(der: bytes) }
        }
    }

    @Test func cutAnywhere() throws {
        for arguments in [["genrsa", "512"], ["ecparam", "-name", "prime256v1", "-genkey", "-noout"]] {
            let whole = try der(arguments)
            for length in 0..<whole.count {
                guard let key = try? PrivateKeyFacts.read(der: Array(whole[..<length])) else { continue }
                #expect(!key.flaws.isEmpty)
            }
        }
    }
}
