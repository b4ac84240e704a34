import Checks
import DNSWire
import Testing

@Suite("what is asked to put a copy together")
struct CopyQuestionsTests {
    private let zone = AuditWorld.zone

    private func records(_ text: String) -> [DNSRecord] {
        ZoneFile.reading(Array(text.utf8), origin: AuditWorld.zone).zone.records
    }

    private func types(_ plan: CopyQuestions, _ name: String) -> [String] {
        plan.about(AuditWorld.name(name)).map(\.type.description)
    }

    @Test("a listed name is asked for its own types first, then for the usual ones")
    func listed() {
        let plan = CopyQuestions(of: zone, wholes: [records("www 1 SSHFP 1 1 00\n"), records("www 1 A 192.0.2.1\n")])
        #expect(types(plan, "www.example.test") == ["A", "SSHFP", "AAAA", "MX", "TXT", "HTTPS"])
        #expect(plan.names == [AuditWorld.name("www.example.test")])
    }

    @Test("at a delegation only what the zone itself answers for; below it only glue")
    func cut() {
        let plan = CopyQuestions(of: zone, wholes: [records("sub 1 NS ns.sub\nns.sub 1 A 192.0.2.1\n")])
        #expect(types(plan, "sub.example.test") == ["NS", "DS"])
        #expect(types(plan, "ns.sub.example.test") == ["A"])
    }

    @Test("names that a listed wildcard may answer for are left alone, the wildcard itself is not")
    func wildcard() {
        let plan = CopyQuestions(of: zone, wholes: [records("*.wild 1 A 192.0.2.1\nx.wild 1 TXT x\n")])
        #expect(types(plan, "y.wild.example.test").isEmpty)
        #expect(types(plan, "x.wild.example.test").first == "TXT")
        #expect(types(plan, "*.wild.example.test").first == "A")
        #expect(!types(plan, "www.example.test").isEmpty)
    }

    @Test("signing's types only when they are to be the same")
    func signing() {
        let key = [DNSRecord(zone, ttl: 1, .dnskey(FakeZone.key(flags: 257, algorithm: 13, fill: 1)))]
        #expect(!types(CopyQuestions(of: zone, wholes: [key]), "example.test").contains("DNSKEY"))
        #expect(
            types(CopyQuestions(of: zone, wholes: [key], includingSigning: true), "example.test").contains("DNSKEY"))
    }

    @Test("service names are asked for services")
    func service() {
        #expect(types(CopyQuestions(of: zone), "_sip._tcp.example.test") == ["TXT", "SRV", "TLSA", "SVCB", "URI"])
    }

    @Test("answers lead to further names in the zone, each once")
    func observed() {
        var names = ObservedNames(of: zone, others: [AuditWorld.name("api.example.test")])
        let first = names.begin(with: [AuditWorld.name("api.example.test"), AuditWorld.name("other.test")])
        #expect(first.prefix(2) == [zone, AuditWorld.name("api.example.test")])
        #expect(Set(first).count == first.count && !first.contains(AuditWorld.name("other.test")))
        #expect(first.contains(AuditWorld.name("*.example.test")))
        #expect(!names.guessed.contains(AuditWorld.name("api.example.test")))
        let found = records(
            "@ 1 MX 1 in\n@ 1 MX 1 mx.other.test.\na 1 CNAME b\n_x._tcp 1 SRV 1 1 1 c\n@ 1 HTTPS 1 d\n@ 1 HTTPS 1 .\n")
        let next = names.next(after: found).map { $0.text(trailingDot: false) }
        #expect(
            next == [
                "in.example.test", "_25._tcp.in.example.test", "a.example.test", "b.example.test", "c.example.test",
                "d.example.test",
            ])
        #expect(names.next(after: found).isEmpty)
    }
}
