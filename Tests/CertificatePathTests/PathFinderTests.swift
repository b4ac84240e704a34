import CertificatePath
import CertificateReader
import Peers
import Testing
import UpkeepCore

/// Our paths beside those of `openssl verify`, on hierarchies with one defect each.
struct PathFinderTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var leaf = Said.server()
        var leafDays = 100
        var intermediate: [String]? = Said.authority
        var intermediateDays = 100
        var rootExtensions = Said.root
        var key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
        var hash = "sha256"
        var day = 1
        /// Codes of what speaks against the nearest path; none when it holds.
        var flaws: [String] = []
        /// What openssl says, where it is not what we say, and why.
        var openSSLHolds: Bool?

        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "all well"),
        Case(name: "RSA 2048", key: ["-newkey", "rsa:2048"]),
        Case(
            name: "RSA-PSS signatures by an RSA key", key: ["-newkey", "rsa:2048", "-sigopt", "rsa_padding_mode:pss"]),
        Case(
            name: "P-384 with SHA-384", key: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"], hash: "sha384"),
        Case(
            name: "P-521 with SHA-512", key: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"], hash: "sha512"),
        Case(name: "the leaf expired", leafDays: 10, day: 20, flaws: ["expired"]),
        Case(name: "the intermediate expired", intermediateDays: 10, day: 20, flaws: ["expired"]),
        Case(name: "nothing is valid yet", day: -2, flaws: ["not-yet-valid", "not-yet-valid", "not-yet-valid"]),
        Case(name: "no intermediate", intermediate: nil),
        Case(
            name: "the intermediate is no authority",
            intermediate: ["basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature"],
            flaws: ["not-authority", "may-not-sign"]),
        Case(
            name: "the intermediate may not sign",
            intermediate: ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,cRLSign"],
            flaws: ["may-not-sign"]),
        Case(
            name: "an authority for mail", intermediate: Said.authority + ["extendedKeyUsage=emailProtection"],
            flaws: ["wrong-purpose"]),
        Case(
            name: "a client's certificate",
            leaf: ["subjectAltName=DNS:shop.example", "extendedKeyUsage=clientAuth"], flaws: ["wrong-purpose"]),
        Case(
            name: "the root allows no authority below it",
            rootExtensions: ["basicConstraints=critical,CA:TRUE,pathlen:0", "keyUsage=critical,keyCertSign"],
            flaws: ["path-length"]),
        Case(
            name: "a permitted name", intermediate: Said.authority + ["nameConstraints=critical,permitted;DNS:example"]),
        Case(
            name: "a name that is not permitted",
            intermediate: Said.authority + ["nameConstraints=critical,permitted;DNS:other.example"],
            flaws: ["forbidden-name"]),
        Case(
            name: "an excluded name", leaf: Said.server("DNS:ok.example,DNS:bad.shop.example"),
            intermediate: Said.authority + ["nameConstraints=critical,excluded;DNS:shop.example"],
            flaws: ["forbidden-name"]),
        Case(
            name: "an address outside the permitted network", leaf: Said.server("IP:10.2.0.1"),
            intermediate: Said.authority + ["nameConstraints=critical,permitted;IP:10.1.0.0/255.255.0.0"],
            flaws: ["forbidden-name"]),
        Case(
            name: "an address inside it", leaf: Said.server("IP:10.1.7.1"),
            intermediate: Said.authority + ["nameConstraints=critical,permitted;IP:10.1.0.0/255.255.0.0"]),
        Case(
            name: "a critical extension that nobody knows", leaf: Said.server() + ["1.2.3.4.5=critical,ASN1:NULL"],
            flaws: ["unknown-critical"]),
        // RFC 7633: whoever knows how to hold a server to it may take it as critical; OpenSSL does not try.
        Case(
            name: "a critical promise to staple",
            leaf: Said.server() + ["1.3.6.1.5.5.7.1.24=critical,DER:30:03:02:01:05"], openSSLHolds: false),
        Case(
            name: "a critical promise that nobody can hold a server to",
            leaf: Said.server() + ["1.3.6.1.5.5.7.1.24=critical,DER:30:06:02:01:05:02:01:07"],
            flaws: ["unknown-critical"]),
        Case(
            name: "a key for agreeing on certificates only",
            leaf: ["keyUsage=critical,cRLSign", "extendedKeyUsage=serverAuth", "subjectAltName=DNS:shop.example"],
            flaws: ["wrong-usage"]),
    ]

    @Test(arguments: cases) func asOpenSSLSays(_ test: Case) async throws {
        try await withTemporaryDirectory { folder in
            let world = Hierarchy(folder: folder)
            try await world.issue("root", key: test.key, hash: test.hash, extensions: test.rootExtensions)
            var issuer = "root"
            if let said = test.intermediate {
                issuer = "middle"
                try await world.issue(
                    issuer, by: "root", days: test.intermediateDays, key: test.key, hash: test.hash, extensions: said)
            }
            try await world.issue(
                "leaf", by: issuer, days: test.leafDays, key: test.key, hash: test.hash, extensions: test.leaf)
            var store = TrustStore()
            store.add(try world.certificate("root"), from: "test")
            let others = test.intermediate == nil ? [] : ["middle"]
            let now = Hierarchy.day(test.day)
            let report = PathFinder(store: store).report(
                on: try world.certificate("leaf"), with: try others.map(world.certificate), at: now)
            let nearest = try #require(report.nearest)
            #expect(nearest.findings.map(\.flaw.code) == test.flaws, "\(nearest.sentence)")
            #expect(nearest.trustedBy == ["test"])
            let theirs = try await world.openSSL("leaf", with: others, trusting: ["root"], at: now)
            #expect(theirs == (test.openSSLHolds ?? test.flaws.isEmpty))
        }
    }

    /// The cross-signed roots of 2021: one way ends at an expired root, the other holds, in whatever order they come.
    @Test(arguments: [["middle", "cross"], ["cross", "middle"]]) func theWayThatHoldsIsTaken(_ order: [String])
        async throws
    {
        try await withTemporaryDirectory { folder in
            let world = Hierarchy(folder: folder)
            try await world.issue("old-root", days: 5, extensions: Said.root)
            try await world.issue("new-root", extensions: Said.root)
            try await world.issue(
                "cross", subject: "/CN=new-root", by: "old-root", keyOf: "new-root", extensions: Said.authority)
            try await world.issue("middle", by: "new-root", extensions: Said.authority)
            try await world.issue("leaf", by: "middle", extensions: Said.server())
            var store = TrustStore()
            store.add(try world.certificate("old-root"), from: "test")
            store.add(try world.certificate("new-root"), from: "test")
            let leaf = try world.certificate("leaf")
            let others = try order.map(world.certificate)
            let report = PathFinder(store: store).report(on: leaf, with: others, at: Hierarchy.day(10))
            let day = try #require(try world.certificate("old-root").facts.notAfter).rfc3339().prefix(10)
            #expect(
                report.paths.map(\.sentence) == [
                    "via `CN=new-root`: ok", "via `CN=old-root`: `CN=old-root` expired \(day)",
                ])
            #expect(report.best?.certificates.count == 3)
            // Who knows the old root only gets the dates for an answer, not an unknown issuer.
            var dated = TrustStore()
            dated.add(try world.certificate("old-root"), from: "test")
            let late = PathFinder(store: dated).report(on: leaf, with: others, at: Hierarchy.day(10))
            #expect(late.best == nil)
            #expect(late.nearest?.findings.map(\.flaw.code) == ["expired"])
        }
    }

    /// The signature on an authority is computed with once, those on the certificates it issues every time; a bad one
    /// stays bad.
    @Test func authoritiesAreRemembered() async throws {
        try await withTemporaryDirectory { folder in
            let world = Hierarchy(folder: folder)
            try await world.issue("root", extensions: Said.root)
            try await world.issue("middle", by: "root", extensions: Said.authority)
            try await world.issue("leaf", by: "middle", extensions: Said.server())
            try await world.issue("other", by: "middle", extensions: Said.server())
            // The root's name with another key, so that what the root issued is not signed by it.
            try await world.issue("namesake", subject: "/CN=root", extensions: Array(Said.root.prefix(2)))
            let middle = try world.certificate("middle")
            let memory = SignatureMemory()
            func report(_ name: String, trusting root: String) throws -> PathReport {
                var store = TrustStore()
                store.add(try world.certificate(root), from: "test")
                return PathFinder(store: store, memory: memory).report(
                    on: try world.certificate(name), with: [middle], at: Hierarchy.day(1))
            }
            for (name, count) in [("leaf", 2), ("other", 1), ("other", 1)] {
                let report = try report(name, trusting: "root")
                #expect(report.best?.certificates.count == 3)
                #expect(report.signatures == count)
            }
            for count in [2, 1] {
                let report = try report("leaf", trusting: "namesake")
                #expect(report.best == nil)
                #expect(report.nearest?.findings.map(\.flaw.code) == ["bad-signature"])
                #expect(report.signatures == count)
            }
        }
    }

    @Test func whatCannotBeReachedIsSaid() async throws {
        try await withTemporaryDirectory { folder in
            let world = Hierarchy(folder: folder)
            try await world.issue("root", extensions: Said.root)
            try await world.issue("middle", by: "root", extensions: Said.authority)
            try await world.issue("leaf", by: "middle", extensions: Said.server())
            try await world.issue("alone", extensions: Said.server())
            // The same name as the true authority, but another key: no identifier gives it away.
            try await world.issue("namesake", subject: "/CN=middle", by: "root", extensions: Array(Said.root.prefix(2)))
            var store = TrustStore()
            let root = try world.certificate("root")
            store.add(root, from: "test")
            let leaf = try world.certificate("leaf")
            func codes(_ first: EncodedCertificate, _ others: [EncodedCertificate], _ store: TrustStore) -> [[String]] {
                PathFinder(store: store).report(on: first, with: others, at: Hierarchy.day(0)).paths
                    .map { $0.findings.map(\.flaw.code) }
            }
            #expect(codes(leaf, [], store) == [["unknown-issuer"]])
            #expect(codes(leaf, [try world.certificate("namesake")], store) == [["bad-signature"]])
            #expect(codes(try world.certificate("alone"), [], store) == [["untrusted-root"]])
            #expect(codes(leaf, [try world.certificate("middle"), root], TrustStore()) == [["untrusted-root"]])
            #expect(codes(root, [], store) == [["wrong-usage"]])
        }
    }

    /// A thousand authorities of one name that all certify each other end at the limits, not at the end of time.
    @Test func aBombOfOneNameEnds() async throws {
        try await withTemporaryDirectory { folder in
            let world = Hierarchy(folder: folder)
            for name in ["a", "b", "c", "d"] { try await world.issue(name, subject: "/CN=same", extensions: Said.root) }
            var others: [EncodedCertificate] = []
            for key in ["a", "b", "c", "d"] {
                for issuer in ["a", "b", "c", "d"] where issuer != key {
                    let name = "\(key)-by-\(issuer)"
                    try await world.issue(
                        name, subject: "/CN=same", by: issuer, keyOf: key,
                        extensions: ["basicConstraints=critical,CA:TRUE"])
                    others.append(try world.certificate(name))
                }
            }
            try await world.issue("leaf", by: "a", extensions: Said.server())
            var limits = PathLimits()
            limits.certificates = 100
            limits.signatures = 40
            let report = PathFinder(store: TrustStore(), limits: limits).report(
                on: try world.certificate("leaf"), with: others, at: Hierarchy.day(0))
            #expect(report.signatures <= limits.signatures)
            #expect(report.best == nil)
            #expect(report.paths.count <= limits.paths)
        }
    }

    @Test func manyNamesAgainstManyConstraintsEnd() async throws {
        try await withTemporaryDirectory { folder in
            let world = Hierarchy(folder: folder)
            let constraints = (0..<400).map { "permitted;DNS:n\($0).example" }.joined(separator: ",")
            try await world.issue("root", extensions: Said.root)
            try await world.issue(
                "middle", by: "root", extensions: Said.authority + ["nameConstraints=critical,\(constraints)"])
            let names = (0..<400).map { "DNS:n\($0).example" }.joined(separator: ",")
            try await world.issue("leaf", by: "middle", extensions: Said.server(names))
            var store = TrustStore()
            store.add(try world.certificate("root"), from: "test")
            let report = PathFinder(store: store).report(
                on: try world.certificate("leaf"), with: [try world.certificate("middle")], at: Hierarchy.day(0))
            #expect(report.nearest?.findings.map(\.flaw.code) == ["too-many-names"])
        }
    }

    @Test func certificatesBeyondTheLimitAreNotUsed() async throws {
        try await withTemporaryDirectory { folder in
            let world = Hierarchy(folder: folder)
            try await world.issue("root", extensions: Said.root)
            try await world.issue("middle", by: "root", extensions: Said.authority)
            try await world.issue("leaf", by: "middle", extensions: Said.server())
            var store = TrustStore()
            store.add(try world.certificate("root"), from: "test")
            let filler = Array(repeating: try world.certificate("root"), count: 10)
            let report = PathFinder(store: store).report(
                on: try world.certificate("leaf"), with: filler + [try world.certificate("middle")],
                at: Hierarchy.day(0))
            #expect(report.isCutOff)
            #expect(report.best == nil)
        }
    }
}
