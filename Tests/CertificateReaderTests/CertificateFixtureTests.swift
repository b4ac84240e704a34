import CertificateReader
import Foundation
import Testing
import UpkeepCore

/// Certificates in use, from the fixtures; `Fixtures/README.md` says where from.
@Suite struct CertificateFixtureTests {
    private func read(_ name: String) throws -> CertificateFacts {
        let file = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "pem"))
        let blocks = try PEMReader.blocks(in: Array(try Data(contentsOf: file)))
        #expect(blocks.map(\.label) == ["CERTIFICATE"])
        return try CertificateFacts.read(der: try #require(blocks.first).der, sha256: name)
    }

    @Test func isrgRootX1() throws {
        let facts = try read("isrg-root-x1")
        #expect(facts.subject == "CN=ISRG Root X1,O=Internet Security Research Group,C=US")
        #expect(facts.issuer == facts.subject)
        #expect(facts.commonName == "ISRG Root X1")
        #expect(facts.serial == "8210cfb0d240e3594463e0bb63828b00")
        #expect(facts.notBefore == Timestamp(rfc3339: "2015-06-04T11:04:38Z"))
        #expect(facts.notAfter == Timestamp(rfc3339: "2035-06-04T11:04:38Z"))
        #expect(facts.key == "RSA 4096")
        #expect(facts.publicKey.exponent == [1, 0, 1])
        #expect(facts.signatureAlgorithm == "sha256WithRSAEncryption")
        #expect(facts.isAuthority && facts.isSelfIssued)
        #expect(facts.extensions.keyUsage == [.keyCertSign, .crlSign])
        #expect(facts.extensions.subjectKeyIdentifier?.prefix(2) == [0x79, 0xB4])
        #expect(facts.sha256 == "isrg-root-x1")
        #expect(facts.flaws == [])
    }

    @Test func entrust2048() throws {
        let facts = try read("entrust-2048")
        #expect(
            facts.subject
                == "CN=Entrust.net Certification Authority (2048),OU=(c) 1999 Entrust.net Limited,"
                + "OU=www.entrust.net/CPS_2048 incorp. by ref. (limits liab.),O=Entrust.net")
        #expect(facts.serial == "3863def8")
        #expect(facts.notBefore == Timestamp(rfc3339: "1999-12-24T17:50:51Z"))
        #expect(facts.notAfter == Timestamp(rfc3339: "2029-07-24T14:15:12Z"))
        #expect(facts.signatureAlgorithm == "sha1WithRSAEncryption")
        #expect(facts.key == "RSA 2048")
        #expect(facts.flaws == [])
    }

    @Test func netLockArany() throws {
        let facts = try read("netlock-arany")
        #expect(
            facts.subject
                == "CN=NetLock Arany (Class Gold) Főtanúsítvány,OU=Tanúsítványkiadók (Certification Services),"
                + "O=NetLock Kft.,L=Budapest,C=HU")
        #expect(facts.serial == "49412ce40010")
        #expect(facts.notAfter == Timestamp(rfc3339: "2028-12-06T15:08:21Z"))
        #expect(facts.flaws == [])
    }
}
