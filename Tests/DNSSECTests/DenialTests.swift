import DNSWire
import Testing

@testable import DNSSEC

@Suite("denials and wildcards as a real server proves them")
struct DenialTests {
    let replies: Replies

    init() throws { replies = try Replies() }

    /// Names below the zone with what they should come to.
    static let questions: [(String, DNSRecordType, String)] = [
        ("", .mx, "secure"), ("", .soa, "secure"), ("", .ns, "secure"), ("www.", .aaaa, "secure"),
        ("www.", .txt, "secure"), ("nothing.", .a, "secure"), ("big.", .txt, "secure"), ("alias.", .a, "secure"),
        ("alias.", .cname, "secure"), ("a.wild.", .txt, "secure"), ("a.b.wild.", .txt, "secure"),
        ("a.wild.", .a, "secure"), ("x.wildalias.", .a, "secure"), ("ent.", .a, "secure"), ("under.ent.", .a, "secure"),
        ("x.old.", .a, "secure"), ("nothing.old.", .a, "secure"), ("_sip._tcp.", .srv, "secure"),
        ("sip.", .naptr, "secure"), ("plain.", .ds, "secure"), ("www.", .ds, "secure"),
        ("a.b.c.nothing.", .a, "secure"), ("ns1.", .mx, "secure"), ("x.www.", .a, "secure"), ("away.", .a, "secure"),
    ]

    @Test("NSEC and NSEC3 without opt-out", arguments: ["alg8.test.", "alg13.test.", "n3.test.", "n3salt.test."])
    func secure(zone: String) throws {
        for (name, type, outcome) in Self.questions {
            let report = try replies.judge(zone, name + zone, type)
            #expect(report.outcome.code == outcome, "\(name)\(zone) \(type): \(report.outcome.link?.sentence ?? "")")
        }
    }

    @Test("opt-out leaves what it covers insecure, and nothing else")
    func optOut() throws {
        let zone = "n3opt.test."
        let covered: Set<String> = [
            "nothing.", "a.wild.", "a.b.wild.", "x.wildalias.", "nothing.old.", "plain.", "a.b.c.nothing.", "x.www.",
        ]
        for (name, type, _) in Self.questions {
            let report = try replies.judge(zone, name + zone, type)
            let outcome = covered.contains(name) ? "insecure" : "secure"
            #expect(report.outcome.code == outcome, "\(name)\(zone) \(type): \(report.outcome.link?.sentence ?? "")")
        }
        #expect(try replies.judge(zone, "nothing." + zone).outcome.link?.reason == .optOut)
    }

    @Test(
        "an unsigned delegation below NSEC, NSEC3 and opt-out",
        arguments: [
            ("alg13.test.", false), ("n3.test.", false), ("n3opt.test.", true),
        ])
    func unsignedChild(zone: String, isOptOut: Bool) throws {
        var evidence = try replies.evidence(zone)
        let child = try DNSName("plain." + zone)
        evidence.zones.append(
            ChainEvidence.Zone(
                name: child, delegation: .denied(try replies.answer("plain." + zone, .ds).authority), keys: .notLookedUp
            ))
        let link = try #require(try replies.judge(evidence).outcome.link)
        #expect(link.step == ChainStep(.dsFor, zone: try DNSName(zone), owner: child, type: .ds))
        #expect(link.reason == .noDS(optOut: isOptOut))
        // The proof of another name is none for this one.
        evidence.zones[3].delegation = .denied(try replies.answer("www." + zone, .ds).authority)
        #expect(try replies.judge(evidence).outcome.code == "bogus")
        evidence.zones[3].delegation = .denied([])
        #expect(try replies.judge(evidence).outcome.link?.reason == .noProof)
        // A name that is no cut.
        evidence.zones[3].name = try DNSName("www." + zone)
        evidence.zones[3].delegation = .denied(try replies.answer("www." + zone, .ds).authority)
        #expect(try replies.judge(evidence).outcome.link?.reason == .notADelegation)
    }

    @Test("no proof holds with one of its records gone", arguments: ["alg13.test.", "n3.test."])
    func incomplete(zone: String) throws {
        let asked: [(String, DNSRecordType)] = [
            ("nothing.", .a), ("a.wild.", .txt), ("a.wild.", .a), ("www.", .txt), ("a.b.c.nothing.", .a),
        ]
        for (name, type) in asked {
            let whole = try replies.evidence(zone, name + zone, type)
            let authority = try #require(whole.answer).authority
            for place in authority.indices where [.nsec, .nsec3].contains(authority[place].type) {
                var evidence = whole
                evidence.answer?.authority.remove(at: place)
                let outcome = try replies.judge(evidence).outcome
                #expect(outcome.code == "bogus", "\(name) \(type) without \(authority[place].name)")
                #expect(outcome.link?.step.kind == .denial)
                // With its signature broken instead, the link is that record.
                evidence = whole
                evidence.answer?.authority[place].signatures[0].signature[7] ^= 1
                let link = try #require(try replies.judge(evidence).outcome.link)
                #expect(link.reason == .signatureMismatch)
                #expect(link.step.owner == authority[place].name)
            }
        }
    }

    @Test("a denial of what exists", arguments: ["alg13.test.", "n3.test."])
    func contradicted(zone: String) throws {
        // The bitmap for TXT at www lists A.
        var evidence = try replies.evidence(zone, "www." + zone, .txt)
        evidence.answer?.type = .a
        #expect(try replies.judge(evidence).outcome.link?.reason == .bitmapHolds(.a))
        // The same proof does not deny the name.
        evidence.answer?.rcode = .noSuchName
        #expect(try replies.judge(evidence).outcome.link?.reason == .nameExists)
        // A wildcard's data where a nearer name exists.
        var nearer = try replies.evidence(zone, "a.wild." + zone, .txt)
        nearer.answer?.authority = try #require(try replies.evidence(zone, "www." + zone, .txt).answer).authority
        #expect(try replies.judge(nearer).outcome.code == "bogus")
    }

    @Test("aliases go on where the reply ends")
    func aliases() throws {
        let report = try replies.judge("alg13.test.", "away.alg13.test.")
        #expect(report.notes.contains(.continues(at: try DNSName("www.elsewhere.example."))))
        let wildcard = try replies.judge("alg13.test.", "a.wild.alg13.test.", .txt)
        #expect(
            wildcard.notes == [
                .wildcard(owner: try DNSName("a.wild.alg13.test."), from: try DNSName("*.wild.alg13.test."))
            ])
        // A CNAME that the DNAME does not make.
        var evidence = try replies.evidence("alg13.test.", "x.old.alg13.test.")
        let place = try #require(evidence.answer?.answers.firstIndex { $0.type == .cname })
        evidence.answer?.answers[place].data = [.cname(try DNSName("evil.example."))]
        #expect(try replies.judge(evidence).outcome.link?.reason == .aliasMismatch)
    }

    @Test("a referral asks for the zone below")
    func referral() throws {
        let report = try replies.judge("alg13.test.", "x.plain.alg13.test.")
        #expect(report.outcome.code == "indeterminate")
        #expect(report.outcome.link?.step.owner == (try DNSName("plain.alg13.test.")))
    }

    @Test("the parent's record at a cut denies nothing below it", arguments: ["alg13.test.", "n3.test."])
    func belowCut(zone: String) throws {
        var evidence = try replies.evidence(zone, "x.plain." + zone)
        evidence.answer?.authority.removeAll { $0.type == .ns }
        evidence.answer?.authority += try replies.answer("nothing." + zone, .a).authority
        evidence.answer?.rcode = .noSuchName
        #expect(try replies.judge(evidence).outcome.code == "bogus")
        evidence.answer?.name = try DNSName("plain." + zone)
        evidence.answer?.rcode = .noError
        #expect(try replies.judge(evidence).outcome.link?.reason == .proofIncomplete(.name))
    }

    @Test("a chain costs no more than it must")
    func work() throws {
        let report = try replies.judge("n3.test.", "a.b.c.nothing.n3.test.")
        #expect(report.work.verifications <= 9)
        #expect(report.work.nsec3Hashes <= 6)
        #expect(report.windows.count >= 8)
    }
}
