import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("audit: consequences are folded under their cause")
struct AuditFoldingTests {
    private let beta = [AuditWorld.beta4, AuditWorld.beta6]

    @Test("a lame provider explains what the zone would not survive now") func redundancy() throws {
        var world = AuditWorld()
        world.instead = { query in
            [AuditWorld.beta4, AuditWorld.beta6].contains(query.server)
                ? .answered(
                    DNSMessage(answering: DNSMessage(asking: query.question, id: 1, edns: query.edns), .refused))
                : nil
        }
        let folded = world.findings.filter { $0.suppressedBy == "dns.server.lame" }
        #expect(
            Set(folded.map(\.check)) == [
                "dns.redundancy.n-1", "dns.redundancy.operator", "dns.redundancy.asn",
            ])
        let operators = try #require(folded.first { $0.check == "dns.redundancy.operator" })
        #expect(operators.summary == "as it is now, everything hangs on one operator, `alpha-dns`")
        let lame = try #require(world.alarms.first)
        #expect(lame.evidence["udp"] == "answers REFUSED")
        #expect(
            lame.evidence["zonemaster"]
                == EvidenceValue([
                    "BASIC02 B02_UNEXPECTED_RCODE", "CONNECTIVITY01 CN01_UNEXPECTED_RCODE_SOA_QUERY_UDP",
                    "CONNECTIVITY02 CN02_UNEXPECTED_RCODE_SOA_QUERY_TCP", "DELEGATION04 IS_NOT_AUTHORITATIVE",
                ]))
        #expect(
            lame.remedy?.hasPrefix("`dig @192.0.2.53 +norec SOA example.test` shows it; load the zone there") == true)
    }

    @Test("all dead: the registration, the delegation, and one finding") func allDead() {
        var world = AuditWorld()
        world.instead = { AuditWorld.everyone.contains($0.server) ? .silent : nil }
        #expect(
            Set(world.findings.map(\.check)) == [
                "dns.registration.status", "dns.registration.expiry", "dns.registration.lock", "dns.delegation.found",
                "dns.zone.served",
            ])
    }

    @Test("old records at a secondary that lags are the lag's doing") func lag() throws {
        var world = AuditWorld()
        world.edit { $0.set(AuditWorld.zone, .soa, .soa(FakeZone.soa(serial: 1_789_827_200))) }
        world.edit(beta) {
            $0.set(AuditWorld.zone, .soa, .soa(FakeZone.soa(serial: 1_789_000_000)))
            $0.set(
                AuditWorld.name("www.example.test"), .a, .address(AuditWorld.endpoint("192.0.2.66").address))
        }
        let records = try #require(world.findings.first { $0.check == "dns.sync.rrset" })
        #expect(records.status == .critical)
        #expect(records.suppressedBy == "dns.sync.serial")
    }

    @Test("a wrong clock makes signatures unknown, not expired") func clock() throws {
        var world = AuditWorld()
        world.now = AuditWorld.now + .seconds(30 * 86_400)
        world.expectation.chain = [DNSSECFact(.critical, "the signature of `test DS` is over")]
        let chain = try #require(world.findings.first { $0.check == "dns.dnssec.chain" })
        #expect(chain.status == .unknown)
        #expect(chain.suppressedBy == "dns.clock")
        #expect(!world.findings.contains { $0.check == "dns.dnssec.signatures" })
    }

    @Test("a machine without IPv6 leaves those addresses out and says so") func family() throws {
        var world = AuditWorld()
        world.instead = { $0.server.address.family == .v6 ? .unreachable("network is unreachable") : nil }
        let reachable = try #require(world.findings.first { $0.check == "dns.server.reachable" })
        #expect(reachable.status == .ok)
        #expect(
            reachable.summary
                == "all 2 name servers answer at 2 addresses; 2 IPv6 addresses left out: no IPv6 route from here")
        let removal = try #require(world.findings.first { $0.check == "dns.redundancy.n-1" })
        #expect(removal.status == .ok)
    }

    @Test("survivors are counted for everything that may fail") func survivors() throws {
        let removal = try #require(AuditWorld().findings.first { $0.check == "dns.redundancy.n-1" })
        guard case .record(let survivors) = removal.evidence["survivors"] else {
            Issue.record("no survivors")
            return
        }
        #expect(
            survivors.entries.map { "\($0.key): \($0.value)" } == [
                "the operator alpha-dns: integer(2)", "the operator beta-net: integer(2)",
                "the network AS64500: integer(2)", "the network AS64501: integer(2)",
                "the prefix 198.51.100.0/24: integer(3)", "the prefix 2001:db8:a::/48: integer(3)",
                "the prefix 192.0.2.0/24: integer(3)", "the prefix 2001:db8:b::/48: integer(3)",
                "ns1.alpha-dns.test: integer(2)", "ns1.beta-net.test: integer(2)", "IPv4: integer(2)",
                "IPv6: integer(2)", "UDP: integer(4)", "TCP: integer(4)",
            ])
    }

    @Test("times are told as a person would") func times() throws {
        let findings = AuditWorld().findings
        let words = { (check: CheckID) in findings.first { $0.check == check }?.summary }
        #expect(
            words("dns.ttl.survival")
                == "if every name server were gone, visitors with cached answers would go on for 1 h at most, by "
                + "`example.test A`")
        #expect(
            words("dns.ttl.switch")
                == "a move to another provider takes up to 2 days to reach everybody: 24 h for the name servers and 24 h "
                + "for the DS")
        #expect(words("dns.negative-ttl") == "absence is remembered for 15 min")
    }
}
