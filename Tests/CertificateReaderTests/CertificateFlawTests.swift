import CertificateReader
import Testing
import UpkeepCore

/// Certificates that no tool would make, byte by byte.
@Suite struct CertificateFlawTests {
    private func read(_ der: [UInt8]) throws -> CertificateFacts { try CertificateFacts.read(der: der, sha256: "") }

    @Test func theUnspoiltCertificateHasNoFlaw() throws {
        let facts = try read(DER.certificate())
        #expect(facts.flaws == [])
        #expect(facts.subject == "CN=shop.example")
        #expect(facts.issuer == "CN=ca")
        #expect(facts.key == "Ed25519")
        #expect(!facts.isSelfIssued)
        #expect(facts.lifetime == .seconds(365 * 86_400))
    }

    @Test(arguments: [
        ([UInt8](), CertificateReaderError.Reason.empty), ([0x02, 0x01, 0x00], .notASequence),
        (Array("<html>".utf8), .notASequence), (Array("-----BEGIN CERTIFICATE-----".utf8), .pem),
        ([UInt8](repeating: 0x30, count: 1 << 20 + 1), .tooLong),
    ])
    func noCertificateAtAll(_ bytes: [UInt8], _ reason: CertificateReaderError.Reason) {
        #expect(#expect(throws: CertificateReaderError.self) { try read(bytes) }?.reason == reason)
        #expect(
            #expect(throws: CertificateReaderError.self) {
                try CertificateFacts.read(der: bytes.span, sha256: "")
            }?.reason == reason)
    }

    @Test(arguments: [
        [0x30], [0x30, 0x00], [0x30, 0x80], [0x30, 0x80, 0, 0], [0x30, 0xFF], [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF],
        [0x30, 0x03, 0x30, 0x01, 0x02], [0x30, 0x02, 0x1F, 0xFF], [0x30, 0x7F],
    ])
    func stumpsAreFlawedNotRefused(_ bytes: [UInt8]) throws {
        #expect(try !read(bytes).flaws.isEmpty)
    }

    /// Every beginning of a certificate is read as far as it goes.
    @Test func cutAnywhere() throws {
        let whole = DER.certificate(
            extensions: DER.extensions(DER.names(DER.element(0x82, Array("shop.example".utf8)))))
        for length in 1..<whole.count { #expect(try !read(Array(whole[..<length])).flaws.isEmpty) }
        #expect(try read(whole).flaws == [])
    }

    @Test(
        arguments: [
            ("260101000000Z", 0x17, "2026-01-01T00:00:00Z", false),
            ("491231235959Z", 0x17, "2049-12-31T23:59:59Z", false),
            ("500101000000Z", 0x17, "1950-01-01T00:00:00Z", false),
            ("20500101000000Z", 0x18, "2050-01-01T00:00:00Z", false),
            ("20260101000000Z", 0x18, "2026-01-01T00:00:00Z", true),
            ("2601010000Z", 0x17, "2026-01-01T00:00:00Z", true),
            ("260101000000+0130", 0x17, "2025-12-31T22:30:00Z", true),
            ("260101000000-0130", 0x17, "2026-01-01T01:30:00Z", true),
            ("20500101000000.5Z", 0x18, "2050-01-01T00:00:00Z", true),
            ("20500101000000", 0x18, "2050-01-01T00:00:00Z", true),
            ("260101000060Z", 0x17, "2026-01-01T00:01:00Z", false),
            ("261301000000Z", 0x17, nil, true), ("260230000000Z", 0x17, nil, true), ("260101240000Z", 0x17, nil, true),
            ("26010100000Z", 0x17, nil, true), ("", 0x17, nil, true), ("260101000000z", 0x17, nil, true),
            ("260101000000+01", 0x17, nil, true), ("260101000000Z", 0x18, nil, true),
            ("26010100000\u{1}Z", 0x17, nil, true),
            ("260101000000Z", 0x04, nil, true),
        ] as [(String, UInt8, String?, Bool)])
    func times(_ text: String, _ tag: UInt8, _ moment: String?, _ isFlawed: Bool) throws {
        let validity = DER.sequence(
            DER.element(tag, Array(text.utf8)), DER.element(0x18, Array("22000101000000Z".utf8)))
        let der = DER.certificate(validity: validity)
        let facts = try read(der)
        #expect(facts.notBefore?.rfc3339() == moment)
        #expect(facts.flaws.count == (isFlawed ? 1 : 0))
        if isFlawed {
            let place = try #require(
                (0..<der.count).first { der[$0...].starts(with: DER.element(tag, Array(text.utf8)) + [0x18]) })
            #expect(facts.flaws.first?.hasSuffix("(byte \(place))") == true)
        }
    }

    @Test func noWellDefinedExpiration() throws {
        let facts = try read(DER.certificate(validity: DER.validity("20500101000000Z", "99991231235959Z", tag: 0x18)))
        #expect(facts.notAfter == Timestamp(nanoseconds: .max))
        #expect(facts.flaws == [])
    }

    @Test func validityBackwards() throws {
        let facts = try read(DER.certificate(validity: DER.validity("270101000000Z", "260101000000Z")))
        #expect(facts.flaws.first?.hasPrefix("the validity ends before it begins") == true)
    }

    @Test(
        arguments: [
            ([0x80], "80", "negative"), ([0x00], "00", "zero"), ([0x00, 0x01], "01", "needless zeros"),
            ([], "", "empty"),
            ([UInt8](repeating: 1, count: 21), String(repeating: "01", count: 21), "20 is the most"),
            ([0x00, 0x80], "80", nil),
        ] as [([UInt8], String, String?)])
    func serials(_ octets: [UInt8], _ serial: String, _ flaw: String?) throws {
        let facts = try read(DER.certificate(serial: DER.element(0x02, octets)))
        #expect(facts.serial == serial)
        #expect(facts.flaws.count == (flaw == nil ? 0 : 1))
        if let flaw { #expect(facts.flaws.first?.contains(flaw) == true) }
    }

    @Test(
        arguments: [
            (0x0C, Array("grün".utf8), "grün", false), (0x0C, [0x67, 0xFC], "gü", true),
            (0x13, Array("a@b*".utf8), "a@b*", false),
            (0x13, Array("ü".utf8), "ü", true), (0x16, [0xFC], "ü", true), (0x14, [0x67, 0xFC], "gü", false),
            (0x1E, [0x00, 0x67, 0x65, 0xE5], "g日", false), (0x1E, [0x00, 0x67, 0x65], "g", true),
            (0x1E, [0xD8, 0x3D, 0xDE, 0x00], "😀", false), (0x1E, [0xD8, 0x3D], "\u{FFFD}", true),
            (0x1C, [0x00, 0x01, 0xF6, 0x00], "😀", false), (0x1C, [0x00, 0x11, 0x00, 0x00], "\u{FFFD}", true),
            (0x1C, [0x00, 0x00, 0x00], "", true), (0x12, Array("12".utf8), "12", false),
            (0x1A, Array("v".utf8), "v", false),
        ] as [(UInt8, [UInt8], String, Bool)])
    func stringTypes(_ tag: UInt8, _ bytes: [UInt8], _ text: String, _ isFlawed: Bool) throws {
        let facts = try read(DER.certificate(subject: DER.name(bytes, tag: tag)))
        #expect(facts.commonName == text)
        #expect(facts.flaws.isEmpty != isFlawed)
    }

    @Test(arguments: [
        ("a,b", #"CN=a\,b"#), ("a+b\"c\\d<e>f;g", #"CN=a\+b\"c\\d\<e\>f\;g"#), (" x ", #"CN=\ x\ "#), (" ", #"CN=\ "#),
        ("#x#", ##"CN=\#x#"##), ("a\nb\u{1B}[31m", #"CN=a\0Ab\1B[31m"#), ("a\u{202E}b", #"CN=a\E2\80\AEb"#),
        ("=", "CN=="),
    ])
    func namesEscape(_ value: String, _ text: String) throws {
        #expect(try read(DER.certificate(subject: DER.name(Array(value.utf8)))).subject == text)
    }

    @Test func nulInANameIsEscapedAndFlawed() throws {
        let facts = try read(DER.certificate(subject: DER.name(Array("a\0b".utf8))))
        #expect(facts.subject == #"CN=a\00b"#)
        #expect(facts.flaws.count == 1)
    }

    @Test func attributesThatAreNoStringsStandAsHex() throws {
        #expect(try read(DER.certificate(subject: DER.name([5], tag: 0x02))).subject == "CN=#020105")
        #expect(try read(DER.certificate(subject: DER.name(Array("x".utf8), type: "1.2.3"))).subject == "1.2.3=#0c0178")
    }

    /// The trick of 2009: a name that C programs read only up to the NUL.
    @Test func namesWithNULNeverMatch() throws {
        let entry = DER.element(0x82, Array("shop.example\0.evil.example".utf8))
        let facts = try read(DER.certificate(extensions: DER.extensions(DER.names(entry))))
        #expect(facts.dnsNames == [])
        #expect(facts.flaws.count == 1)
        #expect(!HostnameMatcher("shop.example").matches(facts))
    }

    @Test(arguments: [0, 3, 5, 8, 15, 17, 32])
    func addressesOfOtherLengthsAreLeftOut(_ count: Int) throws {
        let entries = [UInt8](repeating: 1, count: count)
        let facts = try read(
            DER.certificate(
                extensions: DER.extensions(DER.names(DER.element(0x87, entries), DER.element(0x87, [192, 0, 2, 1])))))
        #expect(facts.addresses == [IPAddress("192.0.2.1")])
        #expect(facts.flaws.count == 1)
    }

    @Test func basicConstraintsWithSloppyBoolean() throws {
        let value = DER.sequence(DER.element(0x01, [0x01]))
        let facts = try read(DER.certificate(extensions: DER.extensions(DER.item("2.5.29.19", value))))
        #expect(facts.isAuthority)
        #expect(facts.flaws.count == 1)
    }

    @Test func repeatedExtensionIsAFlaw() throws {
        let item = DER.names(DER.element(0x82, Array("a.example".utf8)))
        let facts = try read(DER.certificate(extensions: DER.extensions(item, item)))
        #expect(facts.flaws.first?.hasPrefix("the extension 2.5.29.17 is there more than once") == true)
    }

    @Test func versionOneWithExtensionsIsAFlaw() throws {
        let extensions = DER.extensions(DER.names(DER.element(0x82, Array("a.example".utf8))))
        let facts = try read(DER.certificate(version: [], extensions: extensions))
        #expect(facts.dnsNames == ["a.example"])
        #expect(facts.flaws.first?.hasPrefix("extensions in a certificate of version 1") == true)
    }

    @Test func differingSignatureAlgorithmsAreAFlaw() throws {
        let facts = try read(DER.certificate(outer: DER.algorithm("1.2.840.113549.1.1.4", [5, 0])))
        #expect(facts.signatureAlgorithm == "md5WithRSAEncryption")
        #expect(facts.flaws.first?.hasPrefix("the signature algorithm differs") == true)
    }

    @Test func bytesAfterTheCertificateAreAFlaw() throws {
        let der = DER.certificate()
        let facts = try read(der + [0, 0])
        #expect(facts.flaws == ["2 bytes follow the certificate (byte \(der.count))"])
        #expect(facts.commonName == "shop.example")
    }

    @Test func indefiniteLengthIsReadAndNoted() throws {
        let der = DER.certificate()
        let facts = try read([0x30, 0x80] + der.dropFirst(der[1] == 0x81 ? 3 : 4) + [0, 0])
        #expect(facts.commonName == "shop.example")
        #expect(facts.flaws == ["an indefinite length, which DER does not allow (byte 0)"])
    }

    @Test func needlesslyLongLengthIsNoted() throws {
        let facts = try read(DER.certificate(serial: [0x02, 0x81, 0x01, 0x07]))
        #expect(facts.serial == "07")
        #expect(facts.flaws.count == 1)
    }

    @Test(arguments: [
        ("2.16.840.1.101.3.4.3.17", "ML-DSA-44"), ("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
        ("2.16.840.1.101.3.4.3.19", "ML-DSA-87"), ("1.2.643.7.1.1.1.1", "GOST R 34.10-2012 256"),
        ("1.3.101.110", "X25519"), ("1.2.3.4.5", "1.2.3.4.5"),
    ])
    func keysByIdentifier(_ identifier: String, _ name: String) throws {
        let key = DER.sequence(DER.algorithm(identifier), DER.element(0x03, [0, 1]))
        #expect(try read(DER.certificate(key: key)).key == name)
    }

    @Test(arguments: [
        ([0x01], 1, "even or 1"), ([0x02], 1, "even or 1"), ([0x01, 0x00, 0x01], 0, ""),
    ])
    func rsaExponents(_ exponent: [UInt8], _ flaws: Int, _ text: String) throws {
        let pair = DER.sequence(
            DER.element(0x02, [0x00, 0x80] + [UInt8](repeating: 1, count: 127)), DER.element(0x02, exponent))
        let key = DER.sequence(DER.algorithm("1.2.840.113549.1.1.1", [5, 0]), DER.element(0x03, [0] + pair))
        let facts = try read(DER.certificate(key: key))
        #expect(facts.key == "RSA 1024")
        #expect(facts.flaws.count == flaws)
        if flaws > 0 { #expect(facts.flaws.first?.contains(text) == true) }
    }

    @Test func flawsAreCapped() throws {
        let names = (0..<200).flatMap { _ in DER.element(0x82, [0]) }
        let facts = try read(DER.certificate(extensions: DER.extensions(DER.names(names))))
        #expect(facts.flaws.count == 41)
        #expect(facts.flaws.last == "and more")
    }

    /// Sequences within sequences, as deep as the input is long.
    @Test func depthCostsNothing() throws {
        let definite = [UInt8](repeating: 0x30, count: 100_000)
        #expect(try !read(definite).flaws.isEmpty)
        let indefinite = [UInt8]((0..<100_000).flatMap { _ in [0x30, 0x80] as [UInt8] })
        #expect(try !read(indefinite).flaws.isEmpty)
    }
}
