import CertificateReader
import Checks
import Foundation
import Peers
import TLSProbe
import Testing
import UpkeepCore

/// What the evaluator says about chains, without any connection.
struct TrustEvaluatorTests {
    /// Taken when the certificates are there already, since the root is valid from the moment it is made.
    private static var now: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }

    @Test("a chain to a trusted root is fine, and its names are the path")
    func trusted() async throws {
        try await withTestCA { authority in
            let leaf = try await authority.intermediate().issue(["shop.test"])
            let opinion = await evaluator(authority).evaluate(try chain(leaf), now: Self.now)
            #expect(opinion.trust.problem == nil)
            #expect(opinion.trust.path == ["CN=shop.test", "CN=Upkeep Test Intermediate", "CN=Upkeep Test Root"])
            #expect(opinion.certificates.map(\.subject) == ["CN=shop.test", "CN=Upkeep Test Intermediate"])
            #expect(opinion.certificates.allSatisfy { $0.sha256.utf8.count == 64 })
        }
    }

    @Test("an expired leaf does not hide that its chain is trusted, nor its dates")
    func expired() async throws {
        try await withTestCA { authority in
            let leaf = try await authority.issue(["shop.test"], until: -3600)
            let opinion = await evaluator(authority).evaluate(try chain(leaf), now: Self.now)
            #expect(opinion.trust.problem == nil)
            #expect(opinion.trust.pathNotAfter == opinion.certificates.first?.notAfter)
        }
    }

    @Test("a chain that was judged is not judged again until a date in it has passed, and its bytes are remembered")
    func judgedOnce() async throws {
        try await withTestCA { authority in
            let (shop, other) = (try await authority.issue(["shop.test"]), try await authority.issue(["other.test"]))
            let (evaluator, now) = (evaluator(authority), Self.now)
            for _ in 0..<3 {
                let first = await evaluator.evaluate(try chain(shop), now: now)
                #expect(evaluator.bytes(of: first.certificates) == (try chain(shop)))
            }
            #expect(evaluator.searches == 1)
            _ = await evaluator.evaluate(try chain(shop), now: now + .seconds(60))
            #expect(evaluator.searches == 1)
            _ = await evaluator.evaluate(try chain(other), now: now)
            #expect(evaluator.searches == 2)
            let end = try #require(await evaluator.evaluate(try chain(shop), now: now).certificates.first?.notAfter)
            _ = await evaluator.evaluate(try chain(shop), now: end + .seconds(1))
            #expect(evaluator.searches == 3)
        }
    }

    @Test("before its issuers are valid, a chain is not called expired, and the leaf's own date is the only news")
    func deadClock() async throws {
        try await withTestCA { authority in
            let leaf = try await authority.intermediate().issue(["shop.test"])
            let early = try #require(Timestamp(rfc3339: "2001-01-01T00:00:00Z"))
            #expect(await evaluator(authority).evaluate(try chain(leaf), now: early).trust.problem == nil)
        }
    }

    @Test("a leaf that is older than its issuer names the issuer that is not valid yet")
    func issuerNotYetValid() async throws {
        try await withTestCA { authority in
            let leaf = try await authority.issue(["shop.test"], from: -20 * 365 * 86_400, until: 86_400)
            let early = Self.now + .seconds(-19 * 365 * 86_400)
            let trust = await evaluator(authority).evaluate(try chain(leaf), now: early).trust
            #expect(trust.problem == .issuerNotYetValid)
            #expect(trust.culprit == .init(subject: "CN=Upkeep Test Root", isRoot: true))
        }
    }

    @Test(
        "an expired intermediate is the chain's to tell only while the leaf itself is valid", arguments: [86_400, -60])
    func issuerExpired(leafEnd: Double) async throws {
        try await withTestCA { authority in
            let leaf = try await authority.intermediate(until: -3600).issue(["shop.test"], until: leafEnd)
            let trust = await evaluator(authority).evaluate(try chain(leaf), now: Self.now).trust
            #expect(trust.problem == (leafEnd > 0 ? .issuerExpired : nil))
            #expect(trust.culprit?.subject == (leafEnd > 0 ? "CN=Upkeep Test Intermediate" : nil))
            #expect(trust.culprit?.isRoot != true)
        }
    }

    @Test("an intermediate that is missing is told from an unknown authority by where the leaf points")
    func missing() async throws {
        try await withTestCA { authority in
            let intermediate = try await authority.intermediate()
            let pointer = ["authorityInfoAccess=caIssuers;URI:http://ca.test/intermediate.der"]
            let pointing = try await intermediate.issue(["shop.test"], extensions: pointer).withoutIntermediates
            let silent = try await intermediate.issue(["shop.test"]).withoutIntermediates
            let evaluator = evaluator(authority)
            #expect(await evaluator.evaluate(try chain(pointing), now: Self.now).trust.problem == .missingIntermediate)
            #expect(await evaluator.evaluate(try chain(silent), now: Self.now).trust.problem == .unknownIssuer)
        }
    }

    @Test("a chain that is judged again is remembered until a date in it passes")
    func remembered() async throws {
        try await withTestCA { authority in
            let leaf = try await authority.issue(["shop.test"], until: 3600)
            let evaluator = evaluator(authority)
            let chain = try chain(leaf)
            let now = Self.now
            #expect(evaluator.remembered(chain, now: now) == nil)
            let opinion = await evaluator.evaluate(chain, now: now)
            #expect(evaluator.remembered(chain, now: now)?.trust == opinion.trust)
            #expect(evaluator.remembered(chain, now: now + .seconds(1800)) != nil)
            #expect(evaluator.remembered(chain, now: now + .seconds(3700)) == nil)
            #expect(evaluator.remembered(chain, now: now + .seconds(-10)) == nil)
        }
    }

    @Test("without roots nothing is said about a chain, and why", arguments: ["", "no certificate in here\n"])
    func noRoots(text: String) async throws {
        try await withTestCA { authority in
            let roots = TrustRoots(source: "/etc/none.pem") { Array(text.utf8) }
            let leaf = try await authority.issue(["shop.test"])
            let opinion = await TrustEvaluator(roots: roots).evaluate(try chain(leaf), now: Self.now)
            #expect(opinion.trust.problem == .noRoots)
            #expect(opinion.trust.detail == "`/etc/none.pem` holds no certificate")
            #expect(opinion.certificates.first?.dnsNames == ["shop.test"])
        }
    }

    @Test(
        "bytes that are no certificate are unreadable, not a crash",
        arguments: [
            [[]], [[0x30]], [[0x30, 0x82, 0xFF, 0xFF, 0x00]], [],
        ] as [[[UInt8]]])
    func unreadable(chain: [[UInt8]]) async throws {
        try await withTestCA { authority in
            let opinion = await evaluator(authority).evaluate(chain, now: Self.now)
            #expect(opinion.trust.problem == .unreadable)
            #expect(opinion.certificates.count == chain.count)
        }
    }

    @Test("a chain of hundreds of certificates is cut where nobody reads on")
    func long() async throws {
        try await withTestCA { authority in
            let leaf = try await authority.issue(["shop.test"])
            let padding = [[UInt8]](repeating: [0x30, 0x00], count: 500)
            let opinion = await evaluator(authority).evaluate(try chain(leaf) + padding, now: Self.now)
            #expect(opinion.trust.problem == nil)
            #expect(opinion.certificates.count == 100)
        }
    }

    private func evaluator(_ authority: TestCA) -> TrustEvaluator {
        let path = authority.certificateFile
        return TrustEvaluator(
            roots: TrustRoots(source: path) { try Array(Data(contentsOf: URL(fileURLWithPath: path))) })
    }

    private func chain(_ certificate: TestCertificate) throws -> [[UInt8]] {
        try PEMReader.blocks(in: Array(Data(contentsOf: URL(fileURLWithPath: certificate.chainFile)))).map(\.der)
    }
}
