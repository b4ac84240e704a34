import CertificateReader
import Checks
import TLSWire
import Testing
import UpkeepCore

/// Each fault: which check tells it, how gravely, in which words; and nothing else alarms.
struct BrokenEndpointTests {
    struct Case: Sendable {
        let name: String
        let endpoint: EndpointObservation
        let check: CheckID
        let status: Status
        let words: String

        init(
            _ name: String, _ check: CheckID, _ status: Status, _ words: String, _ endpoint: EndpointObservation
        ) {
            self.name = name
            self.endpoint = endpoint
            self.check = check
            self.status = status
            self.words = words
        }
    }

    private static let gcm = Endpoints.suites("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")

    private static func tls12(_ names: String...) -> EndpointObservation {
        Endpoints.offering([(.tls12, gcm + names.compactMap { CipherSuite(name: $0) })])
    }

    private static let protocols: [Case] = [
        Case(
            "TLS 1.0", "tls.protocol.old", .warning, "it still offers TLS 1.0 and TLS 1.1 (BEAST)",
            Endpoints.offering([
                (.tls10, Endpoints.suites("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")),
                (.tls11, Endpoints.suites("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")), (.tls12, gcm),
            ])),
        Case(
            "SSL 3.0", "tls.protocol.old", .critical, "it still offers SSLv3 (POODLE and BEAST)",
            Endpoints.offering([(.ssl3, Endpoints.suites("TLS_DHE_RSA_WITH_AES_128_CBC_SHA")), (.tls12, gcm)])),
        Case(
            "SSL 2.0", "tls.protocol.old", .critical, "it still offers SSLv2 (DROWN)",
            Endpoints.changed { $0.ssl2 = .seen(SSL2Observation(isOffered: true)) }),
        Case(
            "nothing newer", "tls.protocol.old", .critical, "it offers nothing newer than TLS 1.1",
            Endpoints.offering([(.tls11, Endpoints.suites("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"))])),
        Case(
            "silent", "tls.protocol.old", .unknown, "not looked at: TLS 1.1 (no answer in 3 s)",
            Endpoints.changed {
                $0.versions = .seen([
                    VersionObservation(.tls11, .unclear(.init(.tls, .timedOut, "no answer in 3 s"))),
                    VersionObservation(.tls12, .offered),
                ])
            }),
    ]

    private static let suites: [Case] = [
        Case(
            "NULL", "tls.cipher.weak", .critical, "it accepts weak encryption: suites that do not encrypt (NULL)",
            tls12("TLS_ECDHE_RSA_WITH_NULL_SHA")),
        Case(
            "anonymous", "tls.cipher.weak", .critical,
            "it accepts weak encryption: suites without any certificate (anonymous)",
            tls12("TLS_DH_anon_WITH_AES_128_CBC_SHA")),
        Case(
            "export RSA", "tls.cipher.weak", .critical,
            "it accepts weak encryption: export suites of 40 and 56 bits (FREAK)",
            tls12("TLS_RSA_EXPORT_WITH_RC4_40_MD5")),
        Case(
            "export DHE", "tls.cipher.weak", .critical,
            "it accepts weak encryption: export suites of 40 and 56 bits (Logjam)",
            tls12("TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA")),
        Case(
            "DES", "tls.cipher.weak", .critical, "it accepts weak encryption: suites with keys under 112 bits (DES)",
            tls12("TLS_DHE_RSA_WITH_DES_CBC_SHA")),
        Case(
            "RC4", "tls.cipher.weak", .critical, "it accepts weak encryption: RC4 (Bar Mitzvah)",
            tls12("TLS_ECDHE_RSA_WITH_RC4_128_SHA")
        ),
        Case(
            "3DES", "tls.cipher.weak", .warning,
            "it accepts weak encryption: suites with blocks of 64 bits such as 3DES (SWEET32)",
            tls12("TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA")),
        Case(
            "3DES with static RSA is told once", "tls.cipher.weak", .warning,
            "it accepts weak encryption: suites with blocks of 64 bits",
            tls12("TLS_RSA_WITH_3DES_EDE_CBC_SHA")),
        Case(
            "list cut short", "tls.cipher.weak", .unknown, "not looked at: TLS 1.2: it stopped answering",
            Endpoints.changed {
                $0.versions = .seen([
                    VersionObservation(
                        .tls12, .offered,
                        suites: .seen(
                            SuiteObservation(gcm, order: .unclear, cutShort: "it stopped answering")))
                ])
            }),
        Case(
            "static RSA", "tls.forward-secrecy", .warning, "it accepts 2 suites without forward secrecy (static RSA)",
            tls12("TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_128_CBC_SHA")),
        Case(
            "static RSA only", "tls.forward-secrecy", .critical, "no suite has forward secrecy",
            Endpoints.offering([(.tls12, Endpoints.suites("TLS_RSA_WITH_AES_128_GCM_SHA256"))])),
    ]

    private static let settings: [Case] = [
        Case(
            "DH 1024", "tls.dh", .warning,
            "a Diffie-Hellman group has 1024 bits, and its prime is one that many servers share (RFC 2409 group 2): Logjam",
            Endpoints.changed {
                $0.diffieHellman = .seen([DHParameter(bits: 1024, primeSHA256: "aa", name: "RFC 2409 group 2")])
            }),
        Case(
            "DH 768", "tls.dh", .critical,
            "a Diffie-Hellman group has 768 bits, as few as have been broken in public, and its prime is one that many "
                + "servers share (RFC 2409 group 1): Logjam",
            Endpoints.changed {
                $0.diffieHellman = .seen([DHParameter(bits: 768, primeSHA256: "aa", name: "RFC 2409 group 1")])
            }),
        Case(
            "DH 1000", "tls.dh", .critical, "a Diffie-Hellman group has 1000 bits: Logjam",
            Endpoints.changed { $0.diffieHellman = .seen([DHParameter(bits: 1000, primeSHA256: "aa")]) }),
        Case(
            "DH 512", "tls.dh", .critical,
            "a Diffie-Hellman group has 512 bits, as few as have been broken in public: Logjam",
            Endpoints.changed {
                $0.diffieHellman = .seen([
                    DHParameter(bits: 2048, primeSHA256: "aa"), DHParameter(bits: 512, primeSHA256: "bb"),
                ])
            }),
        Case(
            "CRIME", "tls.compression", .warning, "it compresses inside TLS",
            Endpoints.changed { $0.compression = .seen(true) }),
        Case(
            "insecure renegotiation", "tls.renegotiation", .critical, "it has no secure renegotiation (RFC 5746)",
            Endpoints.changed { $0.secureRenegotiation = .seen(false) }),
        Case(
            "tickets", "tls.resumption", .warning, "its tickets live for 30 days; seven days is the most",
            Endpoints.changed {
                $0.resumption = .seen(ResumptionObservation(ticketLifetime: .seconds(30 * 86_400)))
            }),
        Case(
            "ALPN", "tls.alpn", .warning, "it agrees to protocols that do not exist",
            Endpoints.changed { $0.alpn = .seen(ALPNObservation(accepted: ["h2"], stranger: .accepted)) }),
        Case(
            "mail without a name", "tls.sni", .warning,
            "clients that name no host get the certificate of `shop.example`, and many mail servers name none",
            Endpoints.changed {
                $0.starttls = StartTLSObservation(.smtp, .begun)
                $0.withoutName = .seen(.certificate(Endpoints.leaf(names: ["other.example"])))
            }),
        Case(
            "renegotiation not seen", "tls.renegotiation", .unknown, "not looked at: it fell silent",
            Endpoints.changed { $0.secureRenegotiation = .notLooked("it fell silent") }),
        Case(
            "compression failed", "tls.compression", .unknown, "not looked at: reset",
            Endpoints.changed { $0.compression = .failed(.init(.tls, .reset, "reset")) }),
    ]

    private static let flaws: [Case] = [
        Case(
            "Heartbleed", "tls.heartbleed", .critical, "anybody can read this server's memory",
            Endpoints.changed { $0.heartbleed = .seen(.vulnerable(version: .tls12, received: 35, own: 16)) }),
        Case(
            "Heartbleed unclear", "tls.heartbleed", .unknown, "not looked at: neither answer nor alert",
            Endpoints.changed { $0.heartbleed = .seen(.unclear("neither answer nor alert")) }),
        Case(
            "CCS", "tls.ccs", .critical, "somebody in between can choose the keys",
            Endpoints.changed { $0.earlyCCS = .seen(.accepted("alert 21 (decryption failed)")) }),
        Case(
            "CCS unclear", "tls.ccs", .unknown, "not looked at: closed without a word",
            Endpoints.changed { $0.earlyCCS = .seen(.unclear("closed without a word")) }),
    ]

    private static func starttls(_ outcome: StartTLSObservation.Outcome) -> EndpointObservation {
        var endpoint = EndpointObservation(
            endpoint: Endpoint(Shop.v4, 25), depth: .full, starttls: StartTLSObservation(.smtp, outcome),
            tls: TLSObservation(serverName: "shop.example", expectedName: "shop.example"))
        endpoint.failure = .init(.tls, .closed, "TLS was not begun")
        return endpoint
    }

    private static let opening: [Case] = [
        Case(
            "not offered", "tls.starttls", .critical,
            "`192.0.2.1:25` does not offer TLS in smtp: everything goes in clear",
            starttls(.notOffered)),
        Case(
            "refused", "tls.starttls", .critical, "`192.0.2.1:25` offers TLS and then refuses it: `454 not now`",
            starttls(.refused("454 not now"))),
        Case(
            "stripped", "tls.starttls", .critical, "something between here and `192.0.2.1:25` takes the offer",
            starttls(.stripped("250-XXXXXXXX"))),
        Case(
            "other protocol", "tls.starttls", .critical, "`192.0.2.1:25` does not speak smtp: it says `SSH-2.0`",
            starttls(.otherProtocol("SSH-2.0"))),
        Case(
            "STARTTLS turned away", "tls.starttls", .unknown,
            "`192.0.2.1:25` turns this machine away before it says whether it offers TLS: `Host is blocked`",
            starttls(.turnedAway("Host is blocked"))),
        Case(
            "silent", "tls.starttls", .critical,
            "`192.0.2.1:25` broke off the conversation before TLS began: no greeting",
            starttls(.failed(.init(.content, .timedOut, "no greeting")))),
        Case(
            "injection", "tls.starttls", .critical, "it carries out a command that was put behind STARTTLS in clear",
            Endpoints.changed {
                $0.starttls = StartTLSObservation(.smtp, .begun, tookInjectedCommand: .seen(true))
            }),
        Case(
            "plain log-in", "tls.starttls", .warning, "clients may log in before TLS begins",
            Endpoints.changed { $0.starttls = StartTLSObservation(.imap, .begun, allowsPlainLogin: true) }),
        Case(
            "refused connection", "tls.reachable", .critical, "`192.0.2.1:443` refused the connection",
            EndpointObservation(
                endpoint: Endpoint(Shop.v4, 443), depth: .full,
                tls: TLSObservation(serverName: "shop.example", expectedName: "shop.example"),
                failure: .init(.connect, .refused, "refused"))),
        Case(
            "not TLS", "tls.handshake", .critical, "`192.0.2.1:443` speaks, but not TLS",
            EndpointObservation(
                endpoint: Endpoint(Shop.v4, 443), depth: .full,
                tls: TLSObservation(serverName: "shop.example", expectedName: "shop.example"),
                failure: .init(.tls, .notTLS, "it answers in plain HTTP"))),
    ]

    static let cases = protocols + suites + settings + flaws + opening

    @Test(arguments: cases.indices) func oneFaultIsOneHeadline(place: Int) throws {
        let fault = Self.cases[place]
        let headlines = Endpoints.judge(fault.endpoint).headlines
        // A list that is cut short leaves every question about it open.
        let headline = try #require(headlines.first, "\(fault.name)")
        #expect(headline.check == fault.check, "\(fault.name): \(headline)")
        #expect(headline.status == fault.status, "\(fault.name)")
        #expect(headline.summary.hasPrefix(fault.words), "\(fault.name): \(headline.summary)")
        let others = headlines.dropFirst().map(\.check)
        #expect(others == (fault.name == "list cut short" ? ["tls.forward-secrecy"] : []), "\(fault.name)")
        if !headline.summary.hasPrefix("not looked at: it fell") { #expect(headline.summary.last != ".") }
    }

    @Test func aServerOfYesterdayIsOneHeadline() throws {
        var endpoint = EndpointObservation(
            endpoint: Endpoint(Shop.v4, 443), depth: .full,
            tls: TLSObservation(serverName: "shop.example", expectedName: "shop.example"),
            failure: .init(.tls, .handshake, "alert 70 (protocol version)"))
        endpoint.versions = .seen([
            VersionObservation(
                .tls10, .offered,
                suites: .seen(
                    SuiteObservation(Endpoints.suites("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"), order: .client)))
        ])
        let findings = Endpoints.judge(endpoint)
        #expect(findings.headlines.map(\.check) == ["tls.protocol.old"])
        #expect(findings["tls.handshake"]?.suppressedBy == "tls.protocol.old")
        #expect(findings["tls.expiry"]?.suppressedBy == "tls.protocol.old")
    }

    @Test func aCertificateThatWasSeenIsJudgedWhateverBecameOfTheHandshake() {
        var endpoint = Endpoints.healthy([Endpoints.leaf(from: -95, until: -5), Endpoints.authority()])
        endpoint.failure = .init(.tls, .handshake, "alert 70 (protocol version)")
        endpoint.versions = .seen([VersionObservation(.tls11, .offered)])
        let findings = Endpoints.judge(endpoint)
        #expect(Set(findings.headlines.map(\.check)) == ["tls.protocol.old", "tls.expiry"])
        #expect(findings["tls.handshake"]?.suppressedBy == "tls.protocol.old")
    }

    @Test func aKeyThatNoClientTakesIsWhyTheHandshakeFails() {
        let leaf = Endpoints.leaf(key: Endpoints.key(.dsa, bits: 2048))
        var endpoint = Endpoints.healthy([leaf, Endpoints.authority()])
        endpoint.failure = .init(.tls, .handshake, "alert 40 (handshake failure)")
        let findings = Endpoints.judge(endpoint)
        #expect(findings.headlines.map(\.check) == ["tls.key.strength"])
        #expect(findings["tls.handshake"]?.suppressedBy == "tls.key.strength")
        endpoint.failure = .init(.tls, .timedOut, "no answer in 5 s")
        #expect(Endpoints.judge(endpoint)["tls.handshake"]?.suppressedBy == nil)
    }

    @Test func whatAMuteServerWasAskedInVainFollowsFromThat() {
        var endpoint = EndpointObservation(
            endpoint: Endpoint(Shop.v4, 443), depth: .full,
            tls: TLSObservation(serverName: "shop.example", expectedName: "shop.example"),
            failure: .init(.tls, .timedOut, "no answer in 5 s"))
        endpoint.versions = .seen([VersionObservation(.tls12, .unclear(.init(.tls, .timedOut, "no answer in 5 s")))])
        endpoint.heartbleed = .notLooked("no version could be agreed on")
        let findings = Endpoints.judge(endpoint)
        #expect(findings.headlines.map(\.check) == ["tls.handshake"])
        #expect(findings["tls.heartbleed"]?.suppressedBy == "tls.handshake")
    }

    @Test func whatOnlySomeClientsGetIsToldForThem() {
        let old = Endpoints.leaf(from: -95, until: -5, key: Endpoints.key(.rsa, bits: 1024), serial: "99")
        var endpoint = Endpoints.healthy()
        endpoint.otherChains = [OtherChain(client: "without ECDSA", presented: [old], trust: Endpoints.trusted([old]))]
        let headlines = Endpoints.judge(endpoint).headlines
        #expect(headlines.map(\.check) == ["tls.expiry", "tls.key.strength"])
        #expect(headlines.allSatisfy { $0.summary.hasSuffix(" for clients without ECDSA") })
    }

    @Test func aBrokenChainNeverHidesTheDate() {
        let trust = TrustObservation(path: [], pathNotAfter: nil, problem: .unknownIssuer)
        let endpoint = Endpoints.healthy([Endpoints.leaf(from: -80, until: 5), Endpoints.authority()], trust: trust)
        let findings = Endpoints.judge(endpoint)
        #expect(findings.headlines.map(\.check) == ["tls.chain.trust", "tls.expiry"])
        #expect(findings["tls.expiry"]?.evidence["notAfter"] == .time(Shop.days(5)))
    }

    @Test("a signature that is not computed here leaves trust open; one that anybody can forge has one headline")
    func uncheckedSignatures() {
        let fault = "has a signature that cannot be checked: signatures of the kind `x` are not computed here"
        func judge(_ leaf: CertificateFacts, _ depth: EndpointObservation.Depth = .full) -> [Finding] {
            var trust = Endpoints.trusted([leaf, Endpoints.authority()])
            trust.problem = .uncheckedSignature
            trust.culprit = .init(subject: leaf.subject, isRoot: false, fault: fault)
            var endpoint = Endpoints.healthy([leaf, Endpoints.authority()], trust: trust)
            endpoint.depth = depth
            return Endpoints.judge(endpoint)
        }
        let leaf = Endpoints.leaf()
        let open = judge(leaf)
        #expect(open.headlines.map(\.check) == ["tls.chain.trust"])
        #expect(open["tls.chain.trust"]?.status == .unknown)
        #expect(
            open["tls.chain.trust"]?.summary
                == "whether the chain can be trusted is not known: `\(leaf.subject)` \(fault)")
        let old = Endpoints.leaf(signature: "1.2.840.113549.1.1.4")
        #expect(judge(old, .quick).headlines.map(\.check) == ["tls.chain.trust"])
        let forged = judge(old)
        #expect(forged.headlines.map(\.check) == ["tls.signature"])
        #expect(forged["tls.signature"]?.summary == "the certificate is signed over MD5, which can be forged")
        #expect(forged["tls.chain.trust"]?.status == .critical)
        #expect(forged["tls.chain.trust"]?.suppressedBy == "tls.signature")
        #expect(forged["tls.chain.expiry"]?.status == .ok && forged["tls.chain.missing-intermediate"]?.status == .ok)
    }

    @Test func cvesAreInTheEvidence() {
        let findings = Endpoints.judge(
            Endpoints.changed { $0.heartbleed = .seen(.vulnerable(version: .tls12, received: 35, own: 16)) })
        let evidence = findings["tls.heartbleed"]?.evidence
        #expect(evidence?["cve"] == ["CVE-2014-0160"])
        #expect(evidence?["ownBytes"] == 16)
        #expect(evidence?["padding"] == 16)
    }
}
