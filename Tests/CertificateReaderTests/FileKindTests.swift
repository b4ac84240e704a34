import CertificateReader
import Testing

/// Files are known by their bytes.
@Suite struct FileKindTests {
    @Test func whatTheCommandWrites() throws {
        let authority = try Authority()
        let openssl = authority.openssl
        #expect(FileKind(try authority.certificate("ca")) == .certificate)
        #expect(FileKind(try authority.list()) == .revocationList)
        #expect(FileKind(try openssl.bytes(of: "list.pem")) == .pem)
        try authority.issue("a")
        #expect(FileKind(try openssl.run(["req", "-in", "a.csr", "-outform", "DER"])) == .certificateRequest)
        #expect(
            FileKind(try openssl.run(["pkcs8", "-topk8", "-nocrypt", "-in", "ca.key", "-outform", "DER"]))
                == .privateKey(.pkcs8))
        #expect(FileKind(try openssl.run(["ec", "-in", "ca.key", "-outform", "DER"])) == .privateKey(.sec1))
        #expect(FileKind(try openssl.run(["pkey", "-in", "ca.key", "-pubout", "-outform", "DER"])) == .publicKey)
        try openssl.run(["genrsa", "-out", "rsa.key", "512"])
        #expect(
            FileKind(try openssl.run(["rsa", "-in", "rsa.key", "-traditional", "-outform", "DER"]))
                == .privateKey(.pkcs1))
        #expect(
            FileKind(try openssl.run(["rsa", "-in", "rsa.key", "-RSAPublicKey_out", "-outform", "DER"])) == .publicKey)
        #expect(
            FileKind(
                try openssl.run(["pkcs8", "-topk8", "-in", "rsa.key", "-passout", "pass:x", "-outform", "DER"]))
                == .privateKey(.encryptedPKCS8))
        #expect(FileKind(try openssl.run(["dhparam", "-outform", "DER", "512"])) == .dhParameters)
        #expect(
            FileKind(try openssl.run(["crl2pkcs7", "-nocrl", "-certfile", "ca.pem", "-outform", "DER"])) == .pkcs7)
        try openssl.run(["pkcs12", "-export", "-inkey", "ca.key", "-in", "ca.pem", "-passout", "pass:x", "-out", "f"])
        #expect(FileKind(try openssl.bytes(of: "f")) == .pkcs12)
        let first = try openssl.run(["x509", "-in", "ca.pem", "-text"])
        #expect(FileKind(first) == .pem)
    }

    @Test(
        arguments: [
            ([], .empty), ([0xFE, 0xED, 0xFE, 0xED, 0, 0, 0, 2], .javaKeyStore),
            ([0xCE, 0xCE, 0xCE, 0xCE], .jceKeyStore),
            (Array("PuTTY-User-Key-File-3: ssh-ed25519".utf8), .puttyKey), (Array("ssh-rsa AAAA".utf8), .sshPublicKey),
            (Array("nothing here\n".utf8), .text), ([0x30, 0x03, 1, 2, 3], .unknown),
            ([0x7F, 0x45, 0x4C, 0x46], .unknown),
            ([0x30, 0x03, 0x0A, 1, 6], .ocspResponse), (DER.certificate(version: []), .certificate),
            ([0xFF, 0xFE] + "-----BEGIN CERTIFICATE-----".utf8.flatMap { [$0, 0] }, .pemUTF16),
            ([0xFF, 0xFE, 0x41, 0], .unknown),
        ] as [([UInt8], FileKind)])
    func magic(_ bytes: [UInt8], _ kind: FileKind) { #expect(FileKind(bytes) == kind) }
}
