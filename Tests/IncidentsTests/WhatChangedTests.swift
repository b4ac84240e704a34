import Foundation
import Incidents
import Testing
import UpkeepCore

@Suite("what changed before it broke")
struct WhatChangedTests {
    private let shop = Looking.site("shop")

    private func digest(_ change: (inout ObservationDigest) -> Void = { _ in }) -> ObservationDigest {
        var digest = ObservationDigest(phases: [.init("connect", .milliseconds(20)), .init("ttfb", .milliseconds(90))])
        digest.addresses = ["192.0.2.1", "192.0.2.2"]
        digest.nameservers = ["ns1.example", "ns2.example"]
        digest.aliases = ["lb.example"]
        digest.ttl = 3600
        digest.certificate = .init(
            serial: "0a", issuer: "CN=Old CA", publicKey: "aaaa", notAfter: Timestamp(seconds: 1_800_000_000))
        digest.tlsVersion = "TLSv1.3"
        digest.alpn = "h2"
        digest.redirect = "https://shop.example/home"
        digest.server = "nginx"
        digest.status = 200
        digest.body = "1234"
        change(&digest)
        return digest
    }

    private static let rows: [(change: @Sendable (inout ObservationDigest) -> Void, sentence: String)] = [
        ({ $0.addresses = ["192.0.2.1", "192.0.2.3"] }, "addresses: `192.0.2.2` → `192.0.2.3`"),
        ({ $0.addresses = ["192.0.2.1"] }, "addresses: `192.0.2.2` gone"),
        ({ $0.addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3"] }, "addresses: `192.0.2.3` added"),
        ({ $0.nameservers = ["ns1.other"] }, "name servers: `ns1.example`, `ns2.example` → `ns1.other`"),
        ({ $0.aliases = ["cdn.example", "edge.example"] }, "CNAME: `lb.example` → `cdn.example → edge.example`"),
        ({ $0.ttl = 60 }, "TTL: 3600 s → 60 s"),
        (
            { $0.certificate = .init(serial: "0b", issuer: "CN=New CA", publicKey: "bbbb") },
            "certificate: serial 0a → 0b, issuer `CN=Old CA` → `CN=New CA`, another key"
        ),
        (
            { $0.certificate?.notAfter = Timestamp(seconds: 1_810_000_000) },
            "certificate: same key, valid until 2027-01-15T08:00:00Z → 2027-05-11T01:46:40Z"
        ),
        ({ $0.tlsVersion = "TLSv1.2" }, "TLS version: `TLSv1.3` → `TLSv1.2`"),
        ({ $0.alpn = "http/1.1" }, "protocol (ALPN): `h2` → `http/1.1`"),
        (
            { $0.redirect = "https://login.example/" },
            "redirect target: `https://shop.example/home` → `https://login.example/`"
        ),
        ({ $0.server = "cloudflare" }, "`Server` header: `nginx` → `cloudflare`"),
        ({ $0.status = 503 }, "HTTP status: 200 → 503"),
        ({ $0.body = "5678" }, "body: not the same bytes"),
        ({ $0.phases = [.init("ttfb", .seconds(2))] }, "time for ttfb: 90 ms → 2 s"),
    ]

    @Test("each fact that differs is one sentence", arguments: rows.indices)
    func sentences(_ row: Int) {
        let row = Self.rows[row]
        let changes = digest(row.change).changes(since: digest())
        #expect(changes.map { "\($0.what): \($0.detail)" } == [row.sentence])
    }

    @Test("what a look did not see has not changed, and small differences of time are none")
    func absent() {
        #expect(ObservationDigest().changes(since: digest()) == [])
        #expect(digest().changes(since: ObservationDigest()) == [])
        #expect(digest { $0.phases = [.init("ttfb", .milliseconds(300))] }.changes(since: digest()) == [])
    }

    @Test("a certificate is swapped and the site fails TLS a minute later: that is the first line")
    func swapped() {
        var trail = DigestTrail()
        trail.take(digest(), at: Looking.at(0))
        let swapped = digest { $0.certificate = .init(serial: "0b", issuer: "CN=Old CA", publicKey: "bbbb") }
        trail.take(swapped, at: Looking.at(30))
        trail.take(swapped, at: Looking.at(60))
        let what = WhatChanged(
            before: Looking.at(93), trail: trail,
            firstBad: ObservationDigest(phases: [.init("connect", .milliseconds(20))]),
            events: [
                TimelineEvent(kind: .change, at: Looking.at(20), subject: shop, summary: "deployed 1.4"),
                TimelineEvent(kind: .finding, at: Looking.at(80), subject: Looking.site("other"), summary: "slow"),
                TimelineEvent(
                    kind: .note, at: Looking.at(81), subject: Looking.site("other"), summary: "silenced",
                    evidence: ["silence": .text("k3m9qa")]),
                TimelineEvent(kind: .note, at: Looking.at(82), subject: Looking.site("other"), summary: "new cable"),
            ], subject: shop)
        #expect(
            what.lines.map(\.sentence) == [
                "certificate changed 1 min 3 s before: serial 0a → 0b, another key",
                "1 min 13 s before: deployed 1.4",
                "11 s before: new cable (`other`)",
            ])
    }

    @Test("what the failing look itself shows comes first when it can be why, and last when it is how")
    func firstBad() {
        var trail = DigestTrail()
        trail.take(digest(), at: Looking.at(0))
        let bad = digest {
            $0.status = 503
            $0.addresses = ["198.51.100.9"]
        }
        let what = WhatChanged(
            before: Looking.at(30), trail: trail, firstBad: bad,
            events: [TimelineEvent(kind: .change, at: Looking.at(10), subject: shop, summary: "deployed 1.4")],
            subject: shop)
        #expect(
            what.lines.map(\.sentence) == [
                "addresses changed within the 30 s before: `192.0.2.1`, `192.0.2.2` → `198.51.100.9`",
                "20 s before: deployed 1.4", "HTTP status changed within the 30 s before: 200 → 503",
            ])
    }

    @Test("events: the subject and what it stands on first, then the latest; none from outside the window")
    func events() {
        let host = Subject(.host, "web1")
        let rows: [(Int, Subject, TimelineEvent.Kind, String)] = [
            (3000, Looking.site("other"), .change, "far and late"), (1000, shop, .change, "near and early"),
            (2000, host, .change, "host"), (2500, shop, .incident, "an incident is no reason"),
            (-5000, shop, .change, "too early"), (3700, shop, .change, "after it"),
        ]
        let events = rows.map { TimelineEvent(kind: $0.2, at: Looking.at($0.0), subject: $0.1, summary: $0.3) }
        let what = WhatChanged(
            before: Looking.at(3600), trail: DigestTrail(), events: events, subject: shop, related: [host])
        #expect(
            what.lines.map(\.sentence) == [
                "26 min 40 s before: host (`web1`)", "43 min 20 s before: near and early",
                "10 min before: far and late (`other`)",
            ])
    }

    @Test(
        "an alert leads with what is about the subject, what it stands on, or nothing in particular: never with others")
    func lead() {
        let (host, other) = (Subject(.host, "web1"), Looking.site("other"))
        let rows: [(subjects: [Subject], leads: String?)] = [
            ([], nil), ([other], nil), ([Looking.site("more"), other], nil),
            ([shop, other], "0"), ([other, host], "1"), ([other, Looking.site("wiki")], "1"),
            ([other, .everything], "1"),
        ]
        for row in rows {
            let events = row.subjects.enumerated().map {
                TimelineEvent(
                    kind: .note, at: Looking.at(100 + $0.offset), subject: $0.element, summary: "\($0.offset)")
            }
            let what = WhatChanged(
                before: Looking.at(160), trail: DigestTrail(), events: events, subject: shop, related: [host],
                struck: [shop, Looking.site("wiki")])
            #expect(what.lines.count == row.subjects.count)
            let lead = what.lead?.sentence.split(separator: "before: ").last?.prefix(1)
            #expect(lead.map(String.init) == row.leads, "\(row)")
        }
    }

    @Test("that the incident's own checks turned bad is no reason for it; what was found of what it needs may be")
    func ownFindings() {
        let events = [shop, Looking.site("wiki"), Looking.site("database"), Looking.site("other")].map {
            TimelineEvent(kind: .finding, at: Looking.at(100), subject: $0, summary: "ok → critical")
        }
        let what = WhatChanged(
            before: Looking.at(110), trail: DigestTrail(), events: events, subject: shop,
            related: [Looking.site("database")], struck: [shop, Looking.site("wiki")])
        #expect(what.lines.map(\.sentence) == ["10 s before: ok → critical (`database`)"])
    }

    @Test("a page whose body is new with every look leaves room for what matters")
    func noisyBody() {
        var trail = DigestTrail()
        trail.take(digest(), at: Looking.at(0))
        trail.take(digest { $0.addresses = ["192.0.2.7"] }, at: Looking.at(30))
        for look in 2..<200 {
            trail.take(
                digest {
                    $0.addresses = ["192.0.2.7"]
                    $0.body = "\(look)"
                }, at: Looking.at(30 * look))
        }
        #expect(trail.entries.map(\.change.kind) == [.addresses, .body])
    }

    @Test(
        "a phase that became slow is told while it is, and forgotten once it takes its usual time again",
        arguments: [
            ([1, 2500], ["time for dns: 1 ms → 2.5 s"]), ([1, 2500, 2600], ["time for dns: 1 ms → 2.5 s"]),
            ([1, 2500, 2], []), ([1, 2500, 2, 3], []), ([1, 300, 2500], ["time for dns: 300 ms → 2.5 s"]),
            ([1, 300, 2500, 400], ["time for dns: 300 ms → 2.5 s"]), ([1, 300, 2500, 20], []),
        ] as [([Int], [String])])
    func slowAndFastAgain(_ times: [Int], _ told: [String]) {
        var trail = DigestTrail()
        for (look, time) in times.enumerated() {
            let phases = [("dns", time), ("ttfb", 90)].map { ObservationDigest.Phase($0.0, .milliseconds($0.1)) }
            trail.take(digest { $0.phases = phases }, at: Looking.at(30 * look))
        }
        #expect(trail.entries.map { "\($0.change.what): \($0.change.detail)" } == told)
    }

    @Test("a fact that one good look missed is compared with the one before; the trail survives a restart")
    func filled() throws {
        var trail = DigestTrail()
        trail.take(digest(), at: Looking.at(0))
        trail.take(ObservationDigest(), at: Looking.at(30))
        trail = try JSONDecoder().decode(DigestTrail.self, from: JSONEncoder().encode(trail))
        let changes = trail.changes(to: digest { $0.server = "caddy" }, at: Looking.at(60))
        #expect(changes.map(\.change.kind) == [.server])
        #expect(changes.map(\.after) == [Looking.at(30)])
    }

    @Test("what says whom it touched leads for those alone, and is nothing to anybody else")
    func touched() {
        let at = Timestamp(seconds: 1_795_399_923)
        let blog = Looking.site("blog")
        let event = TimelineEvent(
            kind: .change, at: at, subject: Subject(.service, "upkeep watch"),
            summary: "config reloaded: 1 site changed (`shop`)",
            evidence: [TimelineEvent.touchedKey: TimelineEvent.touching([shop])])
        func changed(
            _ subject: Subject, needs needed: Set<Subject> = [], struck: Set<Subject> = [], _ event: TimelineEvent
        ) -> WhatChanged {
            WhatChanged(
                before: at + .seconds(12), trail: DigestTrail(), events: [event], subject: subject,
                related: needed, struck: struck)
        }
        let sentence = "12 s before: config reloaded: 1 site changed (`shop`)"
        #expect(changed(shop, event).lead?.sentence == sentence)
        #expect(changed(blog, struck: [blog, shop], event).lead?.sentence == sentence)
        #expect(changed(blog, needs: [shop], event).lead?.sentence == sentence)
        #expect(changed(blog, event).lines == [] && changed(blog, event).lead == nil)
        var other = event
        other.evidence = [TimelineEvent.touchedKey: TimelineEvent.touching([])]
        #expect(changed(shop, other).lines == [])
    }
}
