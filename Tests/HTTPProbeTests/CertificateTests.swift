import CertificateReader
import Checks
import HTTPWire
import Peers
import Testing

/// Chains as browsers judge them: nothing is sent over a bad one, and its dates are told all the same.
struct CertificateTests {
    enum Flaw: String, CaseIterable {
        case expired, notYetValid, wrongName, selfSigned, unknownAuthority, renewedAuthority, missingIntermediate
        case expiredIntermediate
    }

    @Test(
        "weak client accepts what browsers refuse: verified by default, and then no request is sent",
        arguments: Flaw.allCases)
    func refused(flaw: Flaw) async throws {
        try await withFlawed(flaw) { certificate, visitor in
            try await withShop("location / { return 200; }", tls: certificate) { shop in
                let seen = try await visitor.look(at: "https://shop.test:\(shop.port)/")
                #expect(seen.failure?.layer == .tls)
                #expect(seen.failure?.kind == .untrusted)
                #expect(seen.failure?.detail == "\(flaw.words), so nothing was sent")
                expectFacts(seen.tls, flaw)
                let after = try await visitor.look(at: "https://shop.test:\(shop.port)/sentinel") {
                    $0.tls.verify = false
                }
                #expect(after.failure == nil)
                while shop.nginx.file("access.log").isEmpty { try await Task.sleep(for: .milliseconds(5)) }
                #expect(shop.nginx.file("access.log").split(separator: "\n").allSatisfy { $0.contains(" /sentinel ") })
            }
        }
    }

    @Test("\"insecure\" still reports what verification would have said", arguments: Flaw.allCases)
    func insecure(flaw: Flaw) async throws {
        try await withFlawed(flaw) { certificate, visitor in
            try await withShop("location / { return 200 'open'; }", tls: certificate) { shop in
                let seen = try await visitor.look(at: "https://shop.test:\(shop.port)/") { $0.tls.verify = false }
                #expect(seen.failure == nil)
                #expect(seen.text == "open")
                expectFacts(seen.tls, flaw)
            }
        }
    }

    @Test("a site's own authority is trusted for that site, beside those trusted anyway")
    func ownAuthority() async throws {
        try await withTestCA { usual in
            try await withTestCA { own in
                let visitor = Visitor(trusting: usual)
                for (authority, isTrustedAnyway) in [(usual, true), (own, false)] {
                    let certificate = try await authority.issue(["shop.test"])
                    try await withShop("location / { return 200 'open'; }", tls: certificate) { shop in
                        let url = "https://shop.test:\(shop.port)/"
                        let anyway = try await visitor.look(at: url)
                        #expect((anyway.failure == nil) == isTrustedAnyway)
                        let besides = try await visitor.look(at: url) { $0.tls.caFile = own.certificateFile }
                        #expect(besides.failure == nil && besides.text == "open")
                    }
                }
            }
        }
    }

    @Test("cert expiry: each presented certificate is reported, and the path's end is the path's, not a stray's")
    func crossSigned() async throws {
        try await withTestCA { authority in
            let intermediate = try await authority.intermediate()
            let leaf = try await intermediate.issue(["shop.test"], until: 30 * 86_400)
            // A cross-signed certificate that nobody needs any more, and that has run out.
            let stray = try await authority.issue([], until: -86_400, commonName: "Old Cross-Sign")
            let chain = try authority.append(stray, to: leaf)
            try await withShop("location / { return 200 'open'; }", tls: chain) { shop in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(shop.port)/")
                #expect(seen.failure == nil)
                let tls = try #require(seen.tls)
                #expect(tls.presented.count == 3)
                #expect(tls.trust?.problem == nil)
                #expect(tls.trust?.path.count == 3)
                #expect(tls.trust?.pathNotAfter == tls.presented.first?.notAfter)
            }
        }
    }

    @Test("cert expiry: an intermediate that runs out first ends the path")
    func intermediateFirst() async throws {
        try await withTestCA { authority in
            // Intermediates are made for 90 days.
            let leaf = try await authority.intermediate().issue(["shop.test"], until: 300 * 86_400)
            try await withShop("location / { return 200 'open'; }", tls: leaf) { shop in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(shop.port)/")
                #expect(seen.failure == nil)
                #expect(seen.tls?.trust?.pathNotAfter == seen.tls?.presented.last?.notAfter)
            }
        }
    }

    private func expectFacts(_ tls: TLSObservation?, _ flaw: Flaw) {
        #expect(tls?.trust?.problem == flaw.problem)
        #expect(tls?.presented.first?.notAfter != nil)
        #expect(tls?.presented.first?.notBefore != nil)
        #expect(tls?.version != nil)
    }

    private func withFlawed(_ flaw: Flaw, _ body: (TestCertificate, Visitor) async throws -> Void) async throws {
        try await withTestCA { authority in
            let visitor = Visitor(trusting: authority)
            switch flaw {
            case .expired: try await body(authority.issue(["shop.test"], until: -3600), visitor)
            case .notYetValid: try await body(authority.issue(["shop.test"], from: 86_400, until: 9 * 86_400), visitor)
            case .wrongName: try await body(authority.issue(["other.test"]), visitor)
            case .selfSigned: try await body(authority.selfSigned(["shop.test"]), visitor)
            case .unknownAuthority:
                try await withTestCA(named: "Unknown Test Root") { stranger in
                    try await body(stranger.intermediate().issue(["shop.test"]), visitor)
                }
            case .renewedAuthority:
                try await withTestCA { namesake in
                    try await body(namesake.intermediate().issue(["shop.test"]), visitor)
                }
            case .missingIntermediate:
                let pointer = ["authorityInfoAccess=caIssuers;URI:http://ca.test/intermediate.der"]
                let leaf = try await authority.intermediate().issue(["shop.test"], extensions: pointer)
                try await body(leaf.withoutIntermediates, visitor)
            case .expiredIntermediate:
                try await body(authority.intermediate(until: -3600).issue(["shop.test"]), visitor)
            }
        }
    }
}

extension CertificateTests.Flaw {
    fileprivate var problem: TrustObservation.Problem? {
        switch self {
        case .expired, .notYetValid, .wrongName: nil
        case .selfSigned: .selfSigned
        case .unknownAuthority: .unknownIssuer
        case .renewedAuthority: .otherKey
        case .missingIntermediate: .missingIntermediate
        case .expiredIntermediate: .issuerExpired
        }
    }

    fileprivate var words: String {
        switch self {
        case .expired: "the certificate expired"
        case .notYetValid: "the certificate is not valid yet"
        case .wrongName: "the certificate is not for `shop.test`"
        case .selfSigned, .unknownAuthority, .renewedAuthority, .missingIntermediate, .expiredIntermediate:
            "the certificate is not trusted (\(problem?.rawValue ?? ""))"
        }
    }
}
