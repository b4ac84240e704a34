import CertificateReader
import Checks
import DNSProbe
import Diagnosis
import Foundation
import HTTPWire
import Peers
import Synchronization
import TLSProbe
import Testing
import UpkeepCore

/// What `--revocation` hears from authorities, with lists and answers that OpenSSL makes.
struct AuthorityTests {
    @Test("a list and a responder say that it is good, or revoked and why", arguments: [false, true])
    func revocation(isRevoked: Bool) async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let leaf = try await authority.issue(["shop.example"], extensions: Self.addresses)
                let files = AuthorityFiles(authority: authority, folder: folder)
                try await files.prepare(leaf, isRevoked: isRevoked)
                let scan = try await Self.look(leaf, files)
                let answers = try #require(scan.endpoints.first?.revocation.value)
                #expect(answers.map(\.source) == [.crl, .responder])
                for answer in answers {
                    if case .revoked(_, let reason) = answer.standing, isRevoked {
                        #expect(reason == .keyCompromise, "\(answer)")
                    } else {
                        #expect(answer.standing == .good && !isRevoked, "\(answer)")
                    }
                    #expect(answer.nextUpdate != nil)
                }
            }
        }
    }

    @Test("what somebody else has signed says nothing")
    func forged() async throws {
        try await withTestCA { authority in
            try await withTestCA { stranger in
                try await withTemporaryDirectory { folder in
                    let leaf = try await authority.issue(["shop.example"], extensions: Self.addresses)
                    var files = AuthorityFiles(authority: stranger, folder: folder)
                    files.issuer = authority.certificateFile
                    try await files.prepare(leaf, isRevoked: true)
                    let answers = try #require(try await Self.look(leaf, files).endpoints.first?.revocation.value)
                    #expect(answers.count == 2)
                    for answer in answers {
                        guard case .noAnswer = answer.standing else {
                            Issue.record("\(answer)")
                            continue
                        }
                    }
                }
            }
        }
    }

    @Test("the certificate that is missing is fetched, and comes as PEM")
    func missing() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { folder in
                let intermediate = try await authority.intermediate()
                let leaf = try await intermediate.issue(["shop.example"], extensions: Self.addresses)
                let text = try String(contentsOfFile: leaf.chainFile, encoding: .utf8)
                let blocks = try PEMReader.blocks(in: text)
                var files = AuthorityFiles(authority: authority, folder: folder)
                files.issuer = try folder.write("issuer.der", blocks[1].der)
                let spares = try #require(try await Self.look(leaf, files).endpoints.first?.spares)
                #expect(spares.map(\.facts.commonName) == ["Upkeep Test Intermediate"])
                #expect(spares.first?.source == "http://ca.test/issuer")
                #expect(try PEMReader.blocks(in: spares.first?.pem ?? "").map(\.der) == [blocks[1].der])
            }
        }
    }

    @Test("authorities that are silent, far or broken are named", arguments: ["", "garbage", "nothing"])
    func broken(content: String) async throws {
        try await withTestCA { authority in
            let leaf = try await authority.issue(["shop.example"], extensions: Self.addresses)
            let documents = DocumentSource { url, _, _, _ in
                content == "nothing"
                    ? .failure(.init("`\(url.hostText)` answers 404")) : .success(Array(content.utf8))
            }
            let scan = try await Self.look(leaf, documents)
            let answers = try #require(scan.endpoints.first?.revocation.value)
            #expect(answers.count == 2)
            #expect(answers.allSatisfy { if case .noAnswer = $0.standing { true } else { false } }, "\(answers)")
            #expect(scan.endpoints.first?.spares == [])
        }
    }

    @Test("nobody is asked unless that was ordered")
    func silence() async throws {
        try await withTestCA { authority in
            let leaf = try await authority.issue(["shop.example"], extensions: Self.addresses)
            let asked = Atomic<Int>(0)
            let documents = DocumentSource { _, _, _, _ in
                asked.wrappingAdd(1, ordering: .relaxed)
                return .failure(.init("no"))
            }
            let scan = try await Self.look(leaf, documents, revocation: false)
            #expect(scan.endpoints.first?.revocation == .notAsked)
            #expect(asked.load(ordering: .relaxed) == 0)
        }
    }

    private static let addresses = [
        "crlDistributionPoints=URI:http://crl.test/list",
        "authorityInfoAccess=OCSP;URI:http://ocsp.test/,caIssuers;URI:http://ca.test/issuer",
    ]

    private static func look(_ leaf: TestCertificate, _ files: AuthorityFiles) async throws -> TLSScan {
        try await look(
            leaf,
            DocumentSource { url, posting, _, _ in
                do {
                    return .success(try await files.answer(url.hostText, posting?.body))
                } catch {
                    return .failure(.init("\(error)"))
                }
            })
    }

    /// A look at a server that shows `leaf` alone.
    private static func look(
        _ leaf: TestCertificate, _ documents: DocumentSource, revocation: Bool = true
    ) async throws -> TLSScan {
        let text = try String(contentsOfFile: leaf.certificateFile, encoding: .utf8)
        let der = try #require(try PEMReader.blocks(in: text).first?.der)
        let facts = try CertificateFacts.read(der: der, sha256: "")
        let look = TLSLook(
            loops: Watcher.loops, resolver: StubResolver(settings: ResolverSettings()), documents: documents
        ) { request, target, _, _, _ in
            let tls = TLSObservation(serverName: nil, expectedName: target.expectedName, presented: [facts])
            return ScannedEndpoint(
                EndpointObservation(endpoint: request.endpoint, depth: .quick, tls: tls), chain: [der])
        }
        var order = TLSScanOrder()
        order.depth = .quick
        order.revocation = revocation
        var target = TLSTarget(label: "shop.example:443", host: "shop.example", port: 443)
        target.addresses.pinned = [IPAddress(v4: 0x7F00_0001)]
        return await look.look(at: target, order, now: Watcher.now())
    }
}
