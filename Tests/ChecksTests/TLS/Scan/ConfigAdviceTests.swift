import Checks
import TLSWire
import Testing
import UpkeepCore

/// The line to write, for the server that is known or likely to be there.
struct ConfigAdviceTests {
    private static func remedy(software: String?, starttls: StartTLSKind? = nil, greeting: String? = nil) -> String {
        var endpoint = Endpoints.offering([
            (.tls11, []), (.tls12, Endpoints.suites("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")),
        ])
        endpoint.software = software
        endpoint.starttls = starttls.map { StartTLSObservation($0, .begun, greeting: greeting) }
        return Endpoints.judge(endpoint)["tls.protocol.old"]?.remedy ?? ""
    }

    @Test(
        arguments: [
            ("nginx/1.22.1", nil, "offer TLS 1.2 and 1.3 only; nginx: `ssl_protocols TLSv1.2 TLSv1.3;`"),
            ("Apache/2.4.57 (Debian)", nil, "offer TLS 1.2 and 1.3 only; apache: `SSLProtocol -all +TLSv1.2 +TLSv1.3`"),
            (nil, .smtp, "offer TLS 1.2 and 1.3 only; postfix: `smtpd_tls_protocols = >=TLSv1.2`"),
            (nil, .imap, "offer TLS 1.2 and 1.3 only; dovecot: `ssl_min_protocol = TLSv1.2`"),
            (nil, .ldap, "offer TLS 1.2 and 1.3 only"),
            ("Caddy", .ldap, "offer TLS 1.2 and 1.3 only"),
        ] as [(String?, StartTLSKind?, String)])
    func theLineIsForTheServer(software: String?, kind: StartTLSKind?, remedy: String) {
        #expect(Self.remedy(software: software, starttls: kind) == remedy)
    }

    @Test func aGreetingNamesTheServerToo() {
        let remedy = Self.remedy(software: nil, starttls: .lmtp, greeting: "220 mx ESMTP Postfix")
        #expect(remedy.hasSuffix("; postfix: `smtpd_tls_protocols = >=TLSv1.2`"))
    }

    @Test func whoeverItMayBeOnTheWebHasALine() {
        let remedy = Self.remedy(software: nil)
        for name in ["nginx:", "haproxy:", "apache:"] { #expect(remedy.contains(name)) }
    }

    @Test func theMissingIntermediateItselfIsPrinted() throws {
        let pem = "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"
        let trust = TrustObservation(path: [], pathNotAfter: nil, problem: .missingIntermediate)
        var endpoint = Endpoints.healthy([Endpoints.leaf()], trust: trust)
        endpoint.software = "nginx"
        endpoint.spares = [SpareCertificate(facts: Endpoints.authority(), pem: pem, source: "http://e7.i.example/")]
        let findings = Endpoints.judge(endpoint)
        #expect(findings.headlines.map(\.check) == ["tls.chain.missing-intermediate"])
        let finding = try #require(findings.first)
        #expect(finding.evidence["append"] == .text(pem))
        #expect(finding.remedy?.hasPrefix("append `E7` to the served file") == true)
        #expect(finding.remedy?.contains("nginx: `ssl_certificate") == true)
    }

    @Test func opinionsThatDifferAreKept() {
        let chain = [Endpoints.leaf(), Endpoints.authority()]
        var trust = Endpoints.trusted(chain)
        trust.candidates = [
            CandidatePath(subjects: [], isTrusted: true, explanation: "via ISRG Root X1: ok"),
            CandidatePath(subjects: [], isTrusted: false, explanation: "via DST Root CA X3: expired 2021-09-30"),
        ]
        trust.secondOpinion = .init(verifier: "swift-certificates", isTrusted: false, detail: "key too small")
        let evidence = Endpoints.judge(Endpoints.healthy(chain, trust: trust))["tls.chain.trust"]?.evidence
        #expect(evidence?["paths"] == ["via ISRG Root X1: ok", "via DST Root CA X3: expired 2021-09-30"])
        #expect(evidence?["secondOpinion"] == "swift-certificates does not trust it: key too small")
    }
}
