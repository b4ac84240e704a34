import CertificateReader
import Testing
import UpkeepCore

/// One field broken at a time: the right flaw at the right place, and everything else still read.
@Suite struct CertificateBrokenFieldTests {
    /// What is broken, how the certificate looks then, the flaw's beginning, and the bytes it points at.
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var der: [UInt8]
        var flaw: String
        var at: [UInt8]
    }

    private static func extended(_ items: [UInt8]...) -> [UInt8] {
        DER.certificate(extensions: DER.element(0xA3, DER.element(0x30, items.flatMap { $0 })))
    }

    private static func rsa(_ modulus: [UInt8], _ exponent: [UInt8] = [1, 0, 1]) -> [UInt8] {
        let pair = DER.sequence(DER.element(0x02, modulus), DER.element(0x02, exponent))
        return DER.sequence(DER.algorithm("1.2.840.113549.1.1.1", [5, 0]), DER.element(0x03, [0] + pair))
    }

    private static func ec(_ point: [UInt8]) -> [UInt8] {
        DER.sequence(
            DER.algorithm("1.2.840.10045.2.1", DER.identifier("1.2.840.10045.3.1.7")), DER.element(0x03, [0] + point))
    }

    private static let ed = DER.algorithm("1.3.101.112")
    private static let authority = DER.item("2.5.29.19", critical: [1, 1, 0xFF], DER.sequence([1, 1, 0xFF]))

    static let cases: [Case] = [
        Case(
            testDescription: "version 4", der: DER.certificate(version: DER.element(0xA0, [2, 1, 3])),
            flaw: "the version is none of", at: DER.element(0xA0, [2, 1, 3])),
        Case(
            testDescription: "empty issuer", der: DER.certificate(issuer: [0x30, 0]),
            flaw: "the issuer's name is empty",
            at: [0x30, 0]),
        Case(
            testDescription: "no subject, no name", der: DER.certificate(subject: [0x30, 0]),
            flaw: "the certificate has no subject and no other name", at: [0x30, 0]),
        Case(
            testDescription: "short Ed25519 key",
            der: DER.certificate(key: DER.sequence(ed, DER.element(0x03, [0, 1, 2]))),
            flaw: "the Ed25519 key has 2 bytes", at: DER.element(0x03, [0, 1, 2])),
        Case(
            testDescription: "parameters of Ed25519",
            der: DER.certificate(outer: DER.algorithm("1.3.101.112", [5, 0])),
            flaw: "the signature algorithm has parameters", at: [5, 0]),
        Case(
            testDescription: "key of five bits",
            der: DER.certificate(key: DER.sequence(ed, DER.element(0x03, [3] + [UInt8](repeating: 7, count: 32)))),
            flaw: "the public key is not a whole number of bytes", at: [0x03, 33, 3]),
        Case(
            testDescription: "negative modulus", der: DER.certificate(key: rsa([0x81, 0x01])),
            flaw: "the RSA modulus is negative", at: [2, 2, 0x81, 0x01]),
        Case(
            testDescription: "even modulus", der: DER.certificate(key: rsa([0x71, 0x02])),
            flaw: "the RSA modulus is even",
            at: [2, 2, 0x71, 0x02]),
        Case(
            testDescription: "padded exponent", der: DER.certificate(key: rsa([0x71, 0x03], [0, 3])),
            flaw: "the RSA exponent has needless bytes", at: [2, 2, 0, 3]),
        Case(
            testDescription: "point of another curve", der: DER.certificate(key: ec([4, 1, 2])),
            flaw: "the public key is no point of the curve P-256", at: [3, 4, 0, 4, 1, 2]),
        Case(
            testDescription: "no curve",
            der: DER.certificate(
                key: DER.sequence(DER.algorithm("1.2.840.10045.2.1"), DER.element(0x03, [0, 4]))),
            flaw: "the elliptic curve is missing",
            at: DER.sequence(DER.algorithm("1.2.840.10045.2.1"), DER.element(0x03, [0, 4]))),
        Case(
            testDescription: "critical FALSE written out",
            der: extended(DER.item("2.5.29.14", critical: [1, 1, 0], [4, 1, 9])),
            flaw: "a default is written out", at: [1, 1, 0]),
        Case(
            testDescription: "bytes after an extension's value", der: extended(DER.item("2.5.29.14", [4, 1, 9, 0xAA])),
            flaw: "1 bytes follow the extension 2.5.29.14", at: [0xAA]),
        Case(
            testDescription: "key usage without bits", der: extended(DER.item("2.5.29.15", [3, 1, 0])),
            flaw: "the key usage has no bit set", at: [3, 1, 0]),
        Case(
            testDescription: "key usage with bits to spare", der: extended(DER.item("2.5.29.15", [3, 2, 0, 0x80])),
            flaw: "the key usage ends with bits", at: [3, 2, 0, 0x80]),
        Case(
            testDescription: "signs certificates, no authority", der: extended(DER.item("2.5.29.15", [3, 2, 2, 4])),
            flaw: "the key may sign certificates", at: [3, 2, 2, 4]),
        Case(
            testDescription: "path length, no authority", der: extended(DER.item("2.5.29.19", [0x30, 3, 2, 1, 5])),
            flaw: "a path length where there is no authority", at: [2, 1, 5]),
        Case(
            testDescription: "negative path length",
            der: extended(DER.item("2.5.29.19", [0x30, 6, 1, 1, 0xFF, 2, 1, 0xFF])),
            flaw: "the path length is negative", at: [2, 1, 0xFF]),
        Case(
            testDescription: "a network of 7 bytes",
            der: extended(
                authority,
                DER.item("2.5.29.30", DER.sequence(DER.element(0xA0, DER.sequence([0x87, 7, 1, 1, 1, 1, 1, 1, 1]))))),
            flaw: "a network's constraint has 7 bytes", at: [0x87, 7]),
        Case(
            testDescription: "an extension that is no sequence", der: extended(DER.item("2.5.29.37", [2, 1, 1])),
            flaw: "the extension 2.5.29.37 is not what it should be", at: [2, 1, 1]),
        Case(
            testDescription: "no extensions at all", der: DER.certificate(extensions: [0xA3, 2, 0x30, 0]),
            flaw: "the list of extensions is empty", at: [0x30, 0]),
        Case(
            testDescription: "unique identifier in version 1",
            der: DER.certificate(version: [], extensions: [0x81, 1, 0]),
            flaw: "a unique identifier in a certificate of version 1", at: [0x81, 1, 0]),
        Case(
            testDescription: "an e-mail address with a line feed",
            der: extended(DER.item("2.5.29.17", DER.sequence(DER.element(0x81, Array("a\nb".utf8))))),
            flaw: "an rfc822Name is empty, too long or not printable", at: DER.element(0x81, Array("a\nb".utf8))),
        Case(
            testDescription: "an ML-DSA-65 key of another length",
            der: DER.certificate(
                key: DER.sequence(
                    DER.algorithm("2.16.840.1.101.3.4.3.18"), DER.element(0x03, [0] + [UInt8](repeating: 5, count: 200))
                )),
            flaw: "the ML-DSA-65 key has 200 bytes; it must have 1952", at: [0x03, 0x81, 201]),
    ]

    @Test(arguments: cases)
    func brokenField(_ one: Case) throws {
        let facts = try CertificateFacts.read(der: one.der, sha256: "")
        let flaw = try #require(facts.encodingFlaws.first { $0.what.hasPrefix(one.flaw) }, "\(facts.flaws)")
        let offset = try #require(flaw.offset)
        #expect(one.der[offset...].starts(with: one.at), "\(flaw)")
        #expect(facts.notBefore?.rfc3339() == "2026-01-01T00:00:00Z")
        #expect(facts.notAfter?.rfc3339() == "2027-01-01T00:00:00Z")
        #expect(facts.serial == "01")
    }

    /// A certificate with everything in it, each of its bytes changed in turn: read to the end, whatever it says then.
    @Test func anyByteChanged() throws {
        let openssl = try OpenSSL()
        let der = try openssl.certificate([
            "-addext", "subjectAltName=DNS:a.example,IP:192.0.2.1,email:a@b.example", "-addext",
            "nameConstraints=permitted;DNS:a.example", "-addext", "crlDistributionPoints=URI:http://a/",
            "-addext", "authorityInfoAccess=OCSP;URI:http://b/", "-addext", "certificatePolicies=1.2.3",
            "-addext", "keyUsage=keyCertSign", "-addext", "basicConstraints=critical,CA:true",
        ])
        let whole = try CertificateFacts.read(der: der, sha256: "")
        #expect(whole.flaws == [])
        let validity = try #require(
            (0..<der.count).first { der[$0] == 0x30 && der[$0 + 1] == 30 && der[$0 + 2] == 0x17 })
        var hidden = 0
        for place in der.indices {
            for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF, der[place] ^ 0x20] {
                var changed = der
                changed[place] = value
                guard let facts = try? CertificateFacts.read(der: changed, sha256: "") else {
                    #expect(place == 0)
                    continue
                }
                #expect(facts.flaws.count <= 41)
                // Once its validity has been passed, nothing that follows hides it.
                if place >= validity + 32, facts.notAfter != whole.notAfter { hidden += 1 }
            }
        }
        #expect(hidden == 0)
    }

    @Test func mlDSA() throws {
        let key = DER.sequence(
            DER.algorithm("2.16.840.1.101.3.4.3.17"), DER.element(0x03, [0] + [UInt8](repeating: 5, count: 1312)))
        let algorithm = DER.algorithm("2.16.840.1.101.3.4.3.17")
        let facts = try CertificateFacts.read(
            der: DER.certificate(inner: algorithm, key: key, outer: algorithm), sha256: "")
        #expect(facts.flaws == [])
        #expect(facts.publicKey.algorithm == .mlDSA44)
        #expect(facts.publicKey.point.count == 1312)
        #expect(facts.signature.scheme == .mlDSA44)
        #expect(facts.key == "ML-DSA-44" && facts.signatureAlgorithm == "ML-DSA-44")
    }

    @Test func theFirstOfTwoExtensionsCounts() throws {
        let facts = try CertificateFacts.read(
            der: Self.extended(DER.item("2.5.29.19", DER.sequence()), Self.authority), sha256: "")
        #expect(!facts.isAuthority)
        #expect(facts.flaws.first?.hasPrefix("the extension 2.5.29.19 is there more than once") == true)
    }

    @Test func precertificate() throws {
        let facts = try CertificateFacts.read(
            der: Self.extended(DER.item("1.3.6.1.4.1.11129.2.4.3", critical: [1, 1, 0xFF], [5, 0])), sha256: "")
        #expect(facts.extensions.isPrecertificate)
        #expect(facts.extensions.unknownCritical == ["1.3.6.1.4.1.11129.2.4.3"])
        #expect(facts.flaws == [])
    }

    @Test(arguments: [
        (["genrsa", "1024"], ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:17", "-sha384"], 17),
        (["genrsa", "1024"], ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:20", "-sha1"], 20),
    ])
    func parametersOfPSS(_ key: [String], _ arguments: [String], _ salt: Int) throws {
        let facts = try CertificateFacts.read(der: try OpenSSL().certificate(key: key, arguments), sha256: "")
        #expect(facts.signature.scheme == .rsaPSS)
        #expect(facts.signature.pss?.saltLength == salt)
        #expect(facts.signature.pss?.hash == facts.signature.hash)
        #expect(facts.signature.pss?.maskHash == facts.signature.hash)
        #expect(facts.signature.hash == (salt == 17 ? .sha384 : .sha1))
    }
}
