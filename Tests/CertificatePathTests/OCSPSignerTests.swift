import CertificatePath
import CertificateReader
import Foundation
import Peers
import Testing
import UpkeepCore

/// Who may speak for an authority, with answers that OpenSSL makes.
struct OCSPSignerTests {
    private static var now: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }

    private static func certificate(_ file: String) throws -> EncodedCertificate {
        let der = try #require(try PEMReader.blocks(in: String(contentsOfFile: file, encoding: .utf8)).first?.der)
        return try EncodedCertificate(der: der, sha256: "")
    }

    /// One that may answer for `authority`, unless `extensions` say otherwise.
    private static func delegate(of authority: TestCA, _ usage: String = "OCSPSigning") async throws -> TestCertificate
    {
        try await authority.issue([], commonName: "Responder", extensions: ["extendedKeyUsage=\(usage)"])
    }

    @Test("the issuer itself, in whatever hash", arguments: [[], ["-resp_no_certs"], ["-sha256"], ["-resp_key_id"]])
    func issuer(options: [String]) async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let leaf = try await authority.issue(["shop.test"])
                let made = try await TestOCSPResponse(about: leaf, of: authority, options: options, in: folder)
                let response = try OCSPResponse.read(der: made.bytes)
                let issuer = try Self.certificate(authority.certificateFile)
                #expect(response.signer(for: issuer, at: Self.now) == .issuer)
                let shown = try Self.certificate(leaf.certificateFile)
                #expect(response.answer(about: shown, issuedBy: issuer)?.status == .good)
            }
        }
    }

    @Test("somebody the issuer has named for it")
    func delegate() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let leaf = try await authority.issue(["shop.test"])
                let responder = try await Self.delegate(of: authority)
                let made = try await TestOCSPResponse(
                    about: leaf, of: authority, signedBy: responder, in: folder)
                let issuer = try Self.certificate(authority.certificateFile)
                let response = try OCSPResponse.read(der: made.bytes)
                #expect(response.signer(for: issuer, at: Self.now) == .delegate("CN=Responder"))
                // The same when it is no longer valid, and before it is.
                guard case .nobody(let late) = response.signer(for: issuer, at: Self.now + .seconds(400 * 86_400)),
                    case .nobody(let early) = response.signer(for: issuer, at: Self.now + .seconds(-400 * 86_400))
                else {
                    Issue.record("dates of the signer do not count")
                    return
                }
                #expect(late.contains("expired on") && early.contains("not valid before"))
            }
        }
    }

    @Test(
        "nobody else", arguments: ["no purpose", "another authority's", "unknown", "broken", "without its certificate"])
    func nobody(flaw: String) async throws {
        try await withTestCA { authority in
            try await withTestCA { stranger in
                try await withTemporaryDirectory { folder in
                    let leaf = try await authority.issue(["shop.test"])
                    let (signer, options, words): (TestCertificate?, [String], String) =
                        switch flaw {
                        case "no purpose":
                            (try await Self.delegate(of: authority, "serverAuth"), [], "lacks `OCSPSigning`")
                        case "another authority's":
                            (try await Self.delegate(of: stranger), [], "not by the certificate's")
                        case "unknown":
                            (try await authority.selfSigned(["ocsp.test"]), [], "not an authority of this certificate")
                        case "broken": (nil, ["-badsig"], "not signed by the certificate's issuer")
                        default: (try await Self.delegate(of: authority), ["-resp_no_certs"], "not signed by the")
                        }
                    let made = try await TestOCSPResponse(
                        about: leaf, of: authority, signedBy: signer, options: options, in: folder)
                    let issuer = try Self.certificate(authority.certificateFile)
                    let verdict = try OCSPResponse.read(der: made.bytes).signer(for: issuer, at: Self.now)
                    guard case .nobody(let why) = verdict else {
                        Issue.record("\(verdict)")
                        return
                    }
                    #expect(why.contains(words), "\(why)")
                }
            }
        }
    }

    /// Two authorities count their certificates from 1, so the serial number alone names nobody.
    @Test("an answer about another authority's certificate of the same number is none")
    func otherIssuer() async throws {
        try await withTestCA { authority in
            try await withTestCA { stranger in
                try await withTemporaryDirectory { folder in
                    let leaf = try await authority.issue(["shop.test"])
                    let made = try await TestOCSPResponse(about: leaf, of: stranger, in: folder)
                    let response = try OCSPResponse.read(der: made.bytes)
                    let shown = try Self.certificate(leaf.certificateFile)
                    let issuer = try Self.certificate(authority.certificateFile)
                    #expect(response.answers.count == 1)
                    #expect(response.answers.first.map { Array($0.certificate.serial) } == Array(shown.serial))
                    #expect(response.answer(about: shown, issuedBy: issuer) == nil)
                }
            }
        }
    }
}
