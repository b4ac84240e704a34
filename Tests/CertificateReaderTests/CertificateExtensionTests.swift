import CertificateReader
import Testing
import UpkeepCore

/// Every extension that the `openssl` command can write, as we and as it read them.
@Suite struct CertificateExtensionTests {
    private static let config = """
        [ext]
        basicConstraints=critical,CA:TRUE,pathlen:3
        keyUsage=critical,digitalSignature,keyAgreement,keyCertSign,cRLSign,decipherOnly
        extendedKeyUsage=serverAuth,clientAuth,OCSPSigning,1.2.3.4
        subjectKeyIdentifier=hash
        authorityKeyIdentifier=keyid:always,issuer:always
        subjectAltName=DNS:A.example,IP:192.0.2.1,email:me@x.example,URI:https://x.example/a,RID:1.2.3.4,dirName:dir,\
        otherName:1.3.6.1.4.1.311.20.2.3;UTF8:user@x
        issuerAltName=email:ca@x.example
        nameConstraints=critical,permitted;DNS:.X.example,permitted;IP:192.0.2.0/255.255.255.0,\
        excluded;email:bad.example,excluded;dirName:dir,excluded;URI:.evil.example
        authorityInfoAccess=OCSP;URI:http://ocsp.x/,caIssuers;URI:http://ca.x/ca.der
        crlDistributionPoints=URI:http://crl.x/1.crl,cdp
        freshestCRL=URI:http://crl.x/delta.crl
        certificatePolicies=2.23.140.1.2.2,1.2.3.4.5
        policyConstraints=requireExplicitPolicy:3,inhibitPolicyMapping:1
        inhibitAnyPolicy=2
        tlsfeature=status_request
        noCheck=ignored
        1.2.3.4.5.6=critical,ASN1:UTF8String:x
        [dir]
        C=DE
        CN=Dir
        [cdp]
        fullname=URI:http://crl.x/2.crl
        CRLissuer=dirName:dir
        reasons=keyCompromise,CACompromise

        """

    @Test func everythingAtOnce() throws {
        let openssl = try OpenSSL()
        let der = try openssl.certificate(["-extensions", "ext"], subject: "/CN=all", config: Self.config)
        let facts = try CertificateFacts.read(der: der, sha256: "")
        let said = facts.extensions
        #expect(facts.flaws == [])
        #expect(facts.version == 3)
        #expect(facts.dnsNames == ["a.example"])
        #expect(facts.addresses == [IPAddress("192.0.2.1")])
        #expect(said.otherNames.count == 5)
        #expect(said.otherNames.contains(.email("me@x.example")))
        #expect(said.otherNames.contains(.uri("https://x.example/a")))
        #expect(said.otherNames.contains(.registered("1.2.3.4")))
        #expect(said.otherNames.contains(.other(type: "1.3.6.1.4.1.311.20.2.3", text: "user@x")))
        #expect(
            said.otherNames.contains {
                if case .directory(let name) = $0 { name.text == "CN=Dir,C=DE" } else { false }
            })
        #expect(said.basicConstraints == BasicConstraints(isAuthority: true, pathLength: 3))
        #expect(said.keyUsage == [.digitalSignature, .keyAgreement, .keyCertSign, .crlSign, .decipherOnly])
        #expect(said.extendedKeyUsage?.map(\.description) == ["serverAuth", "clientAuth", "OCSPSigning", "1.2.3.4"])
        #expect(
            said.nameConstraints?.permitted == [
                .dns(".x.example"), .network(try #require(IPAddress("192.0.2.0")), mask: [255, 255, 255, 0]),
            ])
        #expect(said.nameConstraints?.excluded.first == .email("bad.example"))
        #expect(said.nameConstraints?.excluded.last == .uri(".evil.example"))
        #expect(said.nameConstraints?.unreadable == 0)
        #expect(said.responders == ["http://ocsp.x/"])
        #expect(said.issuers == ["http://ca.x/ca.der"])
        #expect(said.distributionPoints.map(\.addresses) == [["http://crl.x/1.crl"], ["http://crl.x/2.crl"]])
        #expect(said.distributionPoints.last?.reasons?.contains(.keyCompromise) == true)
        #expect(said.distributionPoints.last?.reasons?.contains(.superseded) == false)
        #expect(said.distributionPoints.last?.listIssuer.count == 1)
        #expect(said.freshestLists.map(\.addresses) == [["http://crl.x/delta.crl"]])
        #expect(said.policies.map(\.identifier) == ["2.23.140.1.2.2", "1.2.3.4.5"])
        #expect(said.validation == .organisation)
        #expect([said.requireExplicitPolicy, said.inhibitPolicyMapping, said.inhibitAnyPolicy] == [3, 1, 2])
        #expect(said.mustStaple && said.hasNoRevocationCheck && !said.isPrecertificate)
        #expect(said.unknownCritical == ["1.2.3.4.5.6"])
        #expect(
            said.all.filter(\.isCritical).map(\.name) == [
                "basicConstraints", "keyUsage", "nameConstraints", "1.2.3.4.5.6",
            ])
        try openssl.write(der, to: "all.der")
        try compareWithText(facts, try openssl.text(["x509", "-in", "all.der", "-inform", "DER", "-noout", "-text"]))
    }

    /// What the command prints of the same bytes.
    private func compareWithText(_ facts: CertificateFacts, _ text: String) throws {
        func colons(_ bytes: [UInt8]?) -> String {
            (bytes ?? []).map { HexText.padded($0, to: 2, uppercase: true) }.joined(separator: ":")
        }
        let said = facts.extensions
        #expect(said.subjectKeyIdentifier?.count == 20)
        #expect(text.contains("X509v3 Subject Key Identifier: \n                \(colons(said.subjectKeyIdentifier))"))
        #expect(text.contains("keyid:\(colons(said.authorityKeyIdentifier?.key))"))
        #expect(said.authorityKeyIdentifier?.serial == facts.serial)
        for responder in said.responders { #expect(text.contains("OCSP - URI:\(responder)")) }
        for issuer in said.issuers { #expect(text.contains("CA Issuers - URI:\(issuer)")) }
        for policy in said.policies { #expect(text.contains("Policy: \(policy.identifier)")) }
        for point in said.distributionPoints.flatMap(\.addresses) { #expect(text.contains("URI:\(point)")) }
        #expect(text.contains("Digital Signature, Key Agreement, Certificate Sign, CRL Sign, Decipher Only"))
        #expect(text.contains("status_request"))
        #expect(text.contains("CA:TRUE, pathlen:3"))
    }

    @Test func theRangesAreWhatTheCommandHashesAndVerifies() throws {
        let openssl = try OpenSSL()
        let der = try openssl.certificate(key: ["genrsa", "1024"], subject: "/O=Shop/CN=x")
        let certificate = try EncodedCertificate(der: der, sha256: "")
        try openssl.write(der, to: "c.der")
        let pem = try openssl.run(["x509", "-in", "c.der", "-inform", "DER", "-noout", "-pubkey"])
        #expect(try PEMReader.blocks(in: pem).first?.der == Array(certificate.publicKeyInfo))
        #expect(certificate.issuer == certificate.subject)
        #expect(certificate.issuerName.isSame(as: certificate.subjectName))
        try openssl.write(Array(certificate.signed), to: "signed")
        try openssl.write(Array(certificate.signature), to: "signature")
        try openssl.write(pem, to: "key.pub")
        let verified = try openssl.text([
            "dgst", "-sha256", "-verify", "key.pub", "-signature", "signature", "signed",
        ])
        #expect(verified.contains("Verified OK"))
        let modulus = try openssl.text(["x509", "-in", "c.der", "-inform", "DER", "-noout", "-modulus"])
        #expect(modulus == "Modulus=\(HexText.text(certificate.facts.publicKey.modulus).uppercased())\n")
    }

    @Test(arguments: [
        ("a b", "A  B ", true), ("a b", "ab", false), ("Straße", "STRASSE", false), ("É", "é", true),
    ])
    func namesAreTheSameWithoutCaseAndBlanks(_ one: String, _ other: String, _ same: Bool) {
        let name = DistinguishedName(der: DER.name(Array(one.utf8))[...])
        #expect(name.isSame(as: DistinguishedName(der: DER.name(Array(other.utf8))[...])) == same)
    }

    @Test func namesWithinNames() {
        func name(_ parts: String...) -> DistinguishedName {
            let sets = parts.flatMap { part in
                DER.element(0x31, DER.sequence(DER.identifier("2.5.4.10"), DER.element(0x0C, Array(part.utf8))))
            }
            return DistinguishedName(der: DER.element(0x30, sets)[...])
        }
        #expect(name("a", "b").isWithin(name("A")))
        #expect(name("a").isWithin(name()))
        #expect(!name("a").isWithin(name("a", "b")))
        #expect(!name("b", "a").isWithin(name("a")))
    }

    @Test func timestampsOfLogs() throws {
        func stamp(_ version: UInt8, _ milliseconds: [UInt8]) -> [UInt8] {
            let body = [version] + [UInt8](repeating: 7, count: 32) + milliseconds + [0, 0, 4, 3, 0, 1, 9]
            return [0, UInt8(body.count)] + body
        }
        let list = stamp(0, [0, 0, 1, 0x9B, 0x76, 0xDA, 0xA8, 0]) + stamp(1, [0, 0, 0, 0, 0, 0, 0, 0])
        func read(_ list: [UInt8]) throws -> CertificateFacts {
            let value = DER.element(0x04, [0, UInt8(list.count)] + list)
            return try CertificateFacts.read(
                der: DER.certificate(extensions: DER.extensions(DER.item("1.3.6.1.4.1.11129.2.4.2", value))),
                sha256: "")
        }
        let facts = try read(list)
        #expect(facts.flaws == [])
        #expect(facts.extensions.timestamps.count == 2)
        #expect(facts.extensions.timestamps.first?.log == [UInt8](repeating: 7, count: 32))
        #expect(facts.extensions.timestamps.first?.time?.rfc3339() == "2026-01-01T00:00:00Z")
        #expect(facts.extensions.timestamps.last == SignedCertificateTimestamp(version: 1))
        for length in 1..<list.count where length != stamp(0, [UInt8](repeating: 0, count: 8)).count {
            #expect(try read(Array(list[..<length])).flaws.count == 1)
        }
    }
}
