import CertificateReader
import Checks
import Testing
import UpkeepCore

struct RevocationTests {
    private static func answer(
        _ source: RevocationAnswer.Source, _ standing: RevocationAnswer.Standing, serial: String = "01",
        from: Double = -1, until: Double = 6
    ) -> RevocationAnswer {
        RevocationAnswer(
            source, subject: "CN=shop.example", serial: serial, standing: standing, thisUpdate: Shop.days(from),
            nextUpdate: Shop.days(until))
    }

    private static func judge(
        mustStaple: Bool = false, staple: Seen<StapleObservation?> = .seen(nil),
        revocation: Seen<[RevocationAnswer]> = .notAsked
    ) -> [Finding] {
        let leaf = Endpoints.leaf { $0.tlsFeatures = mustStaple ? [5] : [] }
        return Endpoints.judge(
            Endpoints.changed(Endpoints.healthy([leaf, Endpoints.authority()])) {
                $0.staple = staple
                $0.revocation = revocation
            })
    }

    private static func stapled(_ answer: RevocationAnswer) -> Seen<StapleObservation?> {
        .seen(StapleObservation(raw: [0x30, 0], answer: answer))
    }

    private static let staples: [(Bool, Seen<StapleObservation?>, Status, String)] = [
        (false, .seen(nil), .ok, "none, as is usual today"),
        (true, .seen(nil), .critical, "the certificate says must-staple and nothing is stapled"),
        (true, stapled(answer(.staple, .good)), .ok, "fresh"),
        (
            false, stapled(answer(.staple, .good, from: -9, until: -2)), .warning,
            "the staple went out of date 2 days ago"
        ),
        (true, stapled(answer(.staple, .good, from: -9, until: -2)), .critical, "the staple went out of date"),
        (false, stapled(answer(.staple, .good, from: 1)), .warning, "the staple is from the future"),
        (
            false, stapled(answer(.staple, .unknown)), .warning,
            "the stapled answer says that the responder does not know"
        ),
        (
            false, stapled(answer(.staple, .noAnswer("try later"))), .warning,
            "what is stapled does not count: try later"
        ),
        (false, .notLooked("no TLS 1.2"), .unknown, "not looked at: no TLS 1.2"),
    ]

    @Test(arguments: staples.indices) func whatIsStapled(place: Int) throws {
        let (mustStaple, staple, status, words) = Self.staples[place]
        let finding = try #require(Self.judge(mustStaple: mustStaple, staple: staple)["tls.staple"])
        #expect(finding.status == status)
        #expect(finding.summary.hasPrefix(words), "\(finding.summary)")
    }

    private static let lists: [(Seen<[RevocationAnswer]>, Status?, String)] = [
        (.notAsked, nil, ""), (.seen([answer(.crl, .good)]), .ok, "not revoked, says the authority's list"),
        (
            .seen([answer(.crl, .revoked(at: Shop.days(-2), reason: .keyCompromise))]), .critical,
            "the certificate was revoked on 2026-11-20 (its key has leaked: keyCompromise)"
        ),
        (
            .seen([answer(.crl, .good), answer(.crl, .revoked(at: nil, reason: nil), serial: "ca")]), .critical,
            "`CN=shop.example` above the site's own was revoked"
        ),
        (
            .seen([answer(.responder, .noAnswer("no route to the responder"))]), .unknown,
            "nobody could say whether it is revoked: no route to the responder"
        ),
        (
            .seen([answer(.responder, .unknown)]), .unknown,
            "nobody could say whether it is revoked: the responder does not"
        ),
        (
            .seen([answer(.crl, .good, until: -1)]), .unknown,
            "nobody could say whether it is revoked: the list went out of date 24 h ago"
        ),
        (
            .seen([answer(.responder, .good, until: -3)]), .unknown,
            "nobody could say whether it is revoked: the responder's answer went out of date 3 days ago"
        ),
        (
            .seen([answer(.crl, .good, from: 2)]), .unknown,
            "nobody could say whether it is revoked: the list is from the future"
        ),
        (.seen([]), .unknown, "nobody could say whether it is revoked: the certificate names no source"),
        (.notLooked("no network"), .unknown, "not looked at: no network"),
    ]

    @Test(arguments: lists.indices) func whatListsSay(place: Int) {
        let (revocation, status, words) = Self.lists[place]
        let finding = Self.judge(revocation: revocation)["tls.revoked"]
        #expect(finding?.status == status)
        #expect(finding?.summary.hasPrefix(words) ?? true, "\(finding?.summary ?? "")")
    }

    @Test func aQuickLookSaysWhatItWasToAsk() {
        func judge(_ revocation: Seen<[RevocationAnswer]>) -> Finding? {
            Endpoints.judge(
                Endpoints.changed {
                    $0.depth = .quick
                    $0.revocation = revocation
                })["tls.revoked"]
        }
        #expect(judge(.notAsked) == nil)
        #expect(judge(.seen([Self.answer(.crl, .good)]))?.status == .ok)
        #expect(judge(.seen([Self.answer(.crl, .revoked(at: nil, reason: nil))]))?.status == .critical)
    }

    @Test func aStapleThatSaysRevokedCountsWithoutBeingAsked() {
        let findings = Self.judge(staple: Self.stapled(Self.answer(.staple, .revoked(at: nil, reason: .superseded))))
        #expect(findings.headlines.map(\.check) == ["tls.revoked"])
    }
}
