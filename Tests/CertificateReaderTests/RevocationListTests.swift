import CertificateReader
import Testing
import UpkeepCore

/// Lists that the `openssl` command makes, and some that it would not.
@Suite struct RevocationListTests {
    private func serial(_ number: UInt8...) -> ArraySlice<UInt8> { number[...] }

    @Test func whatTheCommandLists() throws {
        let authority = try Authority()
        for name in ["a", "b", "c", "d"] { try authority.issue(name) }
        try authority.revoke("a", ["-crl_reason", "keyCompromise"])
        try authority.revoke("b")
        try authority.revoke("c", ["-crl_compromise", "20250102030405Z"])
        let list = try RevocationList.read(der: try authority.list("whole"))
        let text = try authority.openssl.text(["crl", "-in", "list.pem", "-noout", "-text"])
        #expect(list.flaws == [])
        #expect(list.issuer == "CN=ca,O=Shop")
        #expect(list.version == 2)
        #expect(list.number == "05")
        #expect(!list.isDelta && list.scope == nil && list.unknownCritical == [])
        #expect(list.signature.description == "ecdsa-with-SHA256")
        let issuer = try EncodedCertificate(der: try authority.certificate("ca"), sha256: "")
        #expect(list.issuerName == issuer.subject)
        #expect(list.authorityKeyIdentifier?.key == issuer.facts.extensions.subjectKeyIdentifier)
        let dates = try authority.openssl.text([
            "crl", "-in", "list.pem", "-noout", "-lastupdate", "-nextupdate", "-dateopt", "iso_8601",
        ])
        for (name, moment) in [("last", list.thisUpdate), ("next", list.nextUpdate)] {
            let shown = try #require(moment).rfc3339().replacing("T", with: " ")
            #expect(dates.contains("\(name)Update=\(shown)"))
        }
        var found: [RevokedEntry] = []
        var cursor = list.entries
        while let entry = try cursor.next() { found.append(entry) }
        #expect(found.map(\.serial) == ["0ffe", "0fff", "1000"])
        #expect(found.map(\.reason) == [.keyCompromise, nil, .keyCompromise])
        #expect(found.last?.invalidSince?.rfc3339() == "2025-01-02T03:04:05Z")
        for entry in found {
            #expect(text.contains("Serial Number: \(entry.serial.uppercased())"))
            #expect(list.der[entry.offset] == 0x30)
        }
        for (name, isListed) in [("a", true), ("b", true), ("c", true), ("d", false)] {
            let certificate = try EncodedCertificate(der: try authority.certificate(name), sha256: "")
            #expect(try (list.entry(serial: certificate.serial) != nil) == isListed)
        }
    }

    @Test func theSignatureIsOverTheRange() throws {
        let authority = try Authority()
        let list = try RevocationList.read(der: try authority.list())
        try authority.openssl.write(Array(list.signed), to: "signed")
        try authority.openssl.write(Array(list.signatureBytes), to: "signature")
        try authority.openssl.write(
            try authority.openssl.run(["x509", "-in", "ca.pem", "-noout", "-pubkey"]), to: "ca.pub")
        let verified = try authority.openssl.text([
            "dgst", "-sha256", "-verify", "ca.pub", "-signature", "signature", "signed",
        ])
        #expect(verified.contains("Verified OK"))
        #expect(try list.entry(serial: serial(1)) == nil)
    }

    @Test func oneOfSeveralParts() throws {
        let list = try RevocationList.read(der: try Authority().list("part"))
        let scope = try #require(list.scope)
        #expect(scope.onlyUsers && !scope.onlyAuthorities && !scope.onlyAttributes && !scope.isIndirect)
        #expect(scope.point.addresses == ["http://crl.x/7.crl"])
        #expect(scope.point.reasons?.contains(.superseded) == true)
        #expect(scope.point.reasons?.contains(.cessationOfOperation) == false)
        #expect(list.flaws == [])
    }

    @Test func deltaList() throws {
        let list = try RevocationList.read(der: try Authority().list("delta"))
        #expect(list.isDelta)
        #expect(list.deltaBase == "03")
    }

    private static func entry(_ serial: [UInt8], _ extensions: [UInt8] = []) -> [UInt8] {
        DER.sequence(DER.element(0x02, serial), DER.element(0x17, Array("260101000000Z".utf8)), extensions)
    }

    private static func list(_ entries: [UInt8], extensions: [UInt8] = []) -> [UInt8] {
        DER.sequence(
            DER.sequence(
                DER.element(0x02, [1]), DER.algorithm("1.3.101.112"), DER.name(Array("ca".utf8)),
                DER.element(0x17, Array("260101000000Z".utf8)), DER.element(0x17, Array("270101000000Z".utf8)),
                DER.element(0x30, entries), extensions),
            DER.algorithm("1.3.101.112"), DER.element(0x03, [0] + [UInt8](repeating: 9, count: 64)))
    }

    /// Each entry has 40 bytes or so; looking for one serial number among them keeps none.
    @Test func aHundredThousandEntries() throws {
        var entries: [UInt8] = []
        for number in UInt32(0)..<100_000 {
            let serial = [1, UInt8(number >> 16), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
            entries += Self.entry(serial)
        }
        let list = try RevocationList.read(der: Self.list(entries))
        #expect(try list.entry(serial: serial(1, 1, 0x86, 0x9F))?.serial == "0101869f")
        #expect(try list.entry(serial: serial(1, 1, 0x86, 0xA0)) == nil)
        var count = 0
        var cursor = list.entries
        while try cursor.next() != nil { count += 1 }
        #expect(count == 100_000)
    }

    @Test func serialNumbersCompareByValue() throws {
        let list = try RevocationList.read(der: Self.list(Self.entry([0, 0x80]) + Self.entry([0, 0, 5])))
        #expect(try list.entry(serial: serial(0, 0x80)) != nil)
        #expect(try list.entry(serial: serial(0x80)) == nil)
        #expect(try list.entry(serial: serial(5)) != nil)
    }

    /// What is missing could be the one entry that matters.
    @Test func aListThatBrokeOffIsNoAnswer() throws {
        let whole = Self.list((1...20).flatMap { Self.entry([UInt8($0)]) })
        for length in 60..<whole.count - 1 {
            guard let list = try? RevocationList.read(der: Array(whole[..<length])) else { continue }
            #expect(!list.flaws.isEmpty)
            #expect(list.cut != nil)
            let error = #expect(throws: CertificateReaderError.self) { try list.entry(serial: serial(99)) }
            #expect(error?.reason == .cutOff)
        }
        #expect(try RevocationList.read(der: whole).entry(serial: serial(99)) == nil)
    }

    @Test func anEntryThatIsNoneIsNoAnswerButWhatStandsBeforeItIs() throws {
        let list = try RevocationList.read(der: Self.list(Self.entry([1]) + [0x04, 0x00] + Self.entry([2])))
        #expect(try list.entry(serial: serial(1)) != nil)
        #expect(throws: CertificateReaderError.self) { try list.entry(serial: serial(2)) }
    }

    @Test func entriesOfOtherIssuers() throws {
        let other = DER.sequence(DER.element(0xA4, DER.name(Array("other".utf8))))
        let named = DER.sequence(DER.item("2.5.29.29", critical: [1, 1, 0xFF], other))
        let scope = DER.element(
            0xA0, DER.sequence(DER.item("2.5.29.28", critical: [1, 1, 0xFF], DER.sequence([0x84, 1, 0xFF]))))
        let der = Self.list(Self.entry([1]) + Self.entry([2], named) + Self.entry([3]), extensions: scope)
        let list = try RevocationList.read(der: der)
        #expect(list.scope?.isIndirect == true)
        #expect(try list.entry(serial: serial(1)) != nil)
        #expect(try list.entry(serial: serial(2)) == nil)
        #expect(try list.entry(serial: serial(3)) == nil)
        var cursor = list.entries
        #expect(try cursor.next(serial: serial(3))?.issuer?.count == 1)
    }

    @Test(arguments: [
        ([UInt8](), CertificateReaderError.Reason.empty), (Array("<html>".utf8), .notASequence),
        (Array("-----BEGIN X509 CRL-----".utf8), .pem), (DER.certificate(), .anotherStructure),
        ([0x30, 0x00], .anotherStructure),
    ])
    func noListAtAll(_ bytes: [UInt8], _ reason: CertificateReaderError.Reason) {
        #expect(#expect(throws: CertificateReaderError.self) { try RevocationList.read(der: bytes) }?.reason == reason)
    }
}
