import CertificateReader
import Foundation
import Testing
import UpkeepCore

/// Requests that the `openssl` command answers, and answers that it gives.
@Suite struct OCSPTests {
    private let authority: Authority

    init() throws {
        authority = try Authority()
        for name in ["good", "bad", "old"] { try authority.issue(name) }
        try authority.revoke("bad", ["-crl_reason", "superseded"])
        try authority.revoke("old")
    }

    /// SHA-1 as the command computes it; the reader has no cryptography.
    private func sha1(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
        try authority.openssl.write(Array(bytes), to: "hashed")
        return try authority.openssl.run(["dgst", "-sha1", "-binary", "hashed"])
    }

    private func identifier(_ name: String) throws -> OCSPCertificateID {
        let issuer = try EncodedCertificate(der: try authority.certificate("ca"), sha256: "")
        let leaf = try EncodedCertificate(der: try authority.certificate(name), sha256: "")
        return OCSPCertificateID(
            issuerNameHash: try sha1(issuer.subject), issuerKeyHash: try sha1(issuer.publicKeyBits),
            serial: Array(leaf.serial))
    }

    private func respond(_ request: [UInt8], _ arguments: [String] = ["-ndays", "3"]) throws -> [UInt8] {
        try authority.openssl.write(request, to: "request.der")
        try authority.openssl.run(
            [
                "ocsp", "-index", "index.txt", "-rsigner", "ca.pem", "-rkey", "ca.key", "-CA", "ca.pem", "-reqin",
                "request.der", "-respout", "response.der",
            ] + arguments)
        return try authority.openssl.bytes(of: "response.der")
    }

    @Test func theRequestIsTheOneThatTheCommandWrites() throws {
        try authority.openssl.run([
            "ocsp", "-issuer", "ca.pem", "-cert", "good.pem", "-cert", "bad.pem", "-no_nonce", "-reqout", "theirs.der",
        ])
        let ours = OCSPRequest(certificates: [try identifier("good"), try identifier("bad")])
        #expect(ours.der == (try authority.openssl.bytes(of: "theirs.der")))
    }

    @Test func answers() throws {
        let nonce = [UInt8](1...32)
        let asked = try ["good", "bad", "old"].map { try identifier($0) }
        var stranger = asked[0]
        stranger.serial = [0x22]
        let request = OCSPRequest(certificates: asked + [stranger], nonce: nonce)
        let der = try respond(request.der)
        let response = try OCSPResponse.read(der: der)
        #expect(response.flaws == [])
        #expect(response.outcome == .successful)
        #expect(response.nonce == nonce)
        #expect(response.answers.count == 4)
        #expect(response.answers.first { $0.certificate == asked[0] }?.status == .good)
        guard
            case .revoked(let date?, .superseded) = response.answers.first(where: { $0.certificate == asked[1] })?
                .status
        else {
            Issue.record("\(response.answers)")
            return
        }
        guard case .revoked(_, nil) = response.answers.first(where: { $0.certificate == asked[2] })?.status else {
            Issue.record("\(response.answers)")
            return
        }
        #expect(response.answers.first { $0.certificate == stranger }?.status == .unknown)
        let answer = try #require(response.answers.first)
        let lasts = try #require(answer.nextUpdate) - (try #require(answer.thisUpdate))
        #expect(lasts == .seconds(3 * 86_400))
        #expect(try date <= #require(response.producedAt))
        guard case .name(let name) = response.responder else {
            Issue.record("no name")
            return
        }
        #expect(name.text == "CN=ca,O=Shop")
        #expect(response.certificates.map { Array(der[$0]) } == [try authority.certificate("ca")])
        try authority.openssl.write(Array(response.signed), to: "signed")
        try authority.openssl.write(Array(response.signatureBytes), to: "signature")
        try authority.openssl.write(
            try authority.openssl.run(["x509", "-in", "ca.pem", "-noout", "-pubkey"]), to: "ca.pub")
        let verified = try authority.openssl.text([
            "dgst", "-sha256", "-verify", "ca.pub", "-signature", "signature", "signed",
        ])
        #expect(verified.contains("Verified OK"))
    }

    @Test func aResponderThatIsAKey() throws {
        let asked = try identifier("good")
        let der = try respond(OCSPRequest(certificates: [asked]).der, ["-resp_key_id", "-resp_no_certs"])
        let response = try OCSPResponse.read(der: der)
        #expect(response.responder == .keyHash(asked.issuerKeyHash))
        #expect(response.certificates == [])
        #expect(response.nonce == nil)
        #expect(response.answers.first?.nextUpdate == nil)
        #expect(response.flaws == [])
    }

    @Test func responsesWithoutAnswers() throws {
        for outcome in OCSPResponse.Outcome.allCases.dropFirst() {
            let response = try OCSPResponse.read(der: [0x30, 3, 0x0A, 1, UInt8(outcome.rawValue)])
            #expect(response.outcome == outcome)
            #expect(response.flaws == [])
        }
        #expect(try OCSPResponse.read(der: [0x30, 3, 0x0A, 1, 4]).outcome == nil)
        #expect(try !OCSPResponse.read(der: [0x30, 3, 0x0A, 1, 0]).flaws.isEmpty)
    }

    @Test(arguments: [
        ([UInt8](), CertificateReaderError.Reason.empty), (Array("<html>".utf8), .notASequence),
        (DER.certificate(), .anotherStructure), ([0x30, 0x00], .anotherStructure),
    ])
    func noResponseAtAll(_ bytes: [UInt8], _ reason: CertificateReaderError.Reason) {
        #expect(#expect(throws: CertificateReaderError.self) { try OCSPResponse.read(der: bytes) }?.reason == reason)
    }

    @Test func cutAnywhereOrChanged() throws {
        let whole = try respond(OCSPRequest(certificates: [try identifier("bad")]).der)
        for length in 7..<whole.count { #expect(try !OCSPResponse.read(der: Array(whole[..<length])).flaws.isEmpty) }
        for place in whole.indices.dropFirst(5) {
            var changed = whole
            changed[place] ^= 0x21
            // Only what is signed is believed, and a broken status is never good.
            let response = try? OCSPResponse.read(der: changed)
            for answer in response?.answers ?? [] where answer.status == .good {
                Issue.record("byte \(place) made a revoked certificate good")
            }
        }
    }
}
