import CertificateReader
import Checks
import Inspectors
import Peers
import Testing
import UpkeepSystem

/// Files as OpenSSL writes them.
struct CertificateFileInspectorTests {
    @Test(
        "keys of every form have their public half",
        arguments: [
            ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048"],
            ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256"],
            ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
            ["genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-521"],
            ["genpkey", "-algorithm", "ED25519"],
            ["ecparam", "-name", "prime256v1", "-genkey", "-noout"],
            ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:3072"],
        ])
    func keys(command: [String]) async throws {
        try await withTemporaryDirectory { folder in
            let key = folder.file("own.key")
            try await mustRun(Invocation("openssl", command + ["-out", key]))
            try await mustRun(
                Invocation(
                    "openssl",
                    ["req", "-x509", "-key", key, "-subj", "/CN=x", "-days", "3", "-out", folder.file("own.crt")]))
            let inspector = CertificateFileInspector(files: .live, passphrase: nil)
            let secret = inspector.inspect(key).observation
            let leaf = try #require(inspector.inspect(folder.file("own.crt")).observation.certificates.first?.facts)
            #expect(secret.trouble == nil && secret.keys.count == 1)
            #expect(secret.keys.first?.flaw == nil)
            #expect(secret.keys.first?.publicKey?.isSameKey(as: leaf.publicKey) == true)
            #expect(secret.access?.mode == 0o600)
            // The same in DER.
            try await mustRun(
                Invocation("openssl", ["pkey", "-in", key, "-outform", "DER", "-out", folder.file("own.der")]))
            let der = inspector.inspect(folder.file("own.der")).observation
            #expect(der.keys.first?.publicKey?.isSameKey(as: leaf.publicKey) == true)
        }
    }

    @Test(
        "encrypted keys open with the passphrase",
        arguments: [
            ["-aes256"], ["-aes128"], ["-aes256", "-scrypt"], ["-aes256", "-v2prf", "hmacWithSHA512"],
        ])
    func encryptedKeys(options: [String]) async throws {
        try await withTemporaryDirectory { folder in
            let key = folder.file("own.key")
            try await mustRun(Invocation("openssl", ["genpkey", "-algorithm", "ED25519", "-out", key]))
            let cipher = options[0].dropFirst()
            try await mustRun(
                Invocation(
                    "openssl",
                    [
                        "pkcs8", "-topk8", "-in", key, "-out", folder.file("closed.key"), "-passout", "pass:geheim",
                        "-v2",
                        String(cipher),
                    ] + options.dropFirst()))
            let open = CertificateFileInspector(files: .live, passphrase: Array("geheim".utf8))
            let own = try #require(open.inspect(key).observation.keys.first?.publicKey)
            let opened = open.inspect(folder.file("closed.key")).observation.keys.first
            #expect(opened?.isEncrypted == true)
            #expect(opened?.publicKey?.isSameKey(as: own) == true)
            for passphrase in [nil, Array("falsch".utf8)] {
                let closed = CertificateFileInspector(files: .live, passphrase: passphrase)
                    .inspect(folder.file("closed.key")).observation
                #expect(closed.keys.first == FiledKey(publicKey: nil, isEncrypted: true, line: 1))
            }
        }
    }

    @Test(
        "PKCS#12 of every protection",
        arguments: [
            [], ["-keypbe", "AES-128-CBC", "-certpbe", "AES-128-CBC"], ["-macalg", "SHA1"],
            ["-macalg", "SHA512", "-iter", "100000"], ["-nomac"], ["-certpbe", "NONE"], ["-legacy"],
            ["-legacy", "-nomac"], ["-legacy", "-certpbe", "NONE", "-nomac"], ["-legacy", "-descert"],
        ]
            // RFC 7292 appendix C, then RFC 8018 appendix A.3.
            + [
                "PBE-SHA1-3DES", "PBE-SHA1-2DES", "PBE-SHA1-RC2-128", "PBE-SHA1-RC2-40", "PBE-SHA1-RC4-128",
                "PBE-SHA1-RC4-40", "PBE-MD5-DES", "PBE-SHA1-DES", "PBE-MD5-RC2-64", "PBE-SHA1-RC2-64", "DES-EDE3-CBC",
            ].map { ["-legacy", "-keypbe", $0, "-certpbe", $0] })
    func pkcs12(options: [String]) async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let certificate = try await authority.issue(["shop.example"])
                let file = folder.file("shop.p12")
                try await mustRun(
                    Invocation(
                        "openssl",
                        [
                            "pkcs12", "-export", "-in", certificate.certificateFile, "-inkey", certificate.keyFile,
                            "-out", file, "-passout", "pass:tür",
                        ] + options))
                let found = CertificateFileInspector(files: .live, passphrase: Array("tür".utf8)).inspect(file)
                #expect(found.observation.pkcs12 == .opened)
                let leaf = try #require(found.observation.certificates.first?.facts)
                #expect(found.observation.keys.first?.publicKey?.isSameKey(as: leaf.publicKey) == true)
                #expect(found.chain.count == 1)
                let closed: [([UInt8]?, PKCS12Outcome)] = [([0x78], .wrongPassword), (nil, .passwordNeeded)]
                for (passphrase, outcome) in closed {
                    let wrong = CertificateFileInspector(files: .live, passphrase: passphrase).inspect(file).observation
                    #expect(wrong.pkcs12 == outcome && wrong.keys.allSatisfy { $0.publicKey == nil })
                    #expect(wrong.trouble == nil)
                }
            }
        }
    }

    @Test("an RSA key whose numbers do not belong together")
    func brokenKey() async throws {
        try await withTemporaryDirectory { folder in
            let key = folder.file("own.key")
            try await mustRun(
                Invocation(
                    "sh",
                    [
                        "-c",
                        "openssl genrsa -traditional 2048 2>/dev/null | openssl rsa -traditional -outform DER -out \(key)",
                    ]))
            var bytes = try folder.bytes("own.key")
            bytes[bytes.count - 40] ^= 0xFF
            try folder.write("own.key", bytes)
            let found = CertificateFileInspector(files: .live, passphrase: nil).inspect(key).observation
            #expect(found.keys.first?.flaw == "its numbers do not belong together")
        }
    }

    @Test("an open folder above the key is named")
    func openFolder() async throws {
        try await withTemporaryDirectory { folder in
            try folder.write("open/shop.key", "x")
            try await mustRun(Invocation("chmod", ["777", folder.file("open")]))
            let found = CertificateFileInspector(files: .live, passphrase: nil).inspect(folder.file("open/shop.key"))
            #expect(found.observation.access?.openFolder == folder.file("open"))
        }
    }
}
