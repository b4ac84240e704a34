import Checks
import DNSWire
import UpkeepCore

extension AuditBreak {
    private static let beta = [AuditWorld.beta4, AuditWorld.beta6]

    /// Both names at one provider, on its two networks.
    private static func oneOperator(_ world: inout AuditWorld) {
        let second = AuditWorld.name("ns2.alpha-dns.test")
        world.path.servers = world.path.servers.map {
            $0.name == AuditWorld.beta ? NameServerAddress(second, $0.endpoint, $0.sources) : $0
        }
        world.path.steps[1].referrals[0].nameservers = [AuditWorld.alpha, second]
        world.path.steps[1].referrals[0].glue[second] = world.path.steps[1].referrals[0].glue.removeValue(
            forKey: AuditWorld.beta)
        world.outside[second] = world.outside.removeValue(forKey: AuditWorld.beta)
        world.edit { $0.set(AuditWorld.zone, .ns, ttl: 86_400, .ns(AuditWorld.alpha), .ns(second)) }
    }

    /// What the zone would survive.
    static let redundancy: [AuditBreak] = [
        AuditBreak(
            "one operator, caches last an hour",
            (
                "dns.redundancy.operator", .warning,
                "all 2 name servers belong to one operator, `alpha-dns`; an outage there is felt within 1 h"
            ), apply: oneOperator),
        AuditBreak(
            "one operator, caches last five minutes",
            ("dns.redundancy.operator", .critical, "an outage there is felt within 5 min"),
            (
                "dns.ttl.survival", .warning,
                "visitors lose you within 5 min of an outage of `alpha-dns`: that is the TTL of `www.example.test A`"
            )
        ) { world in
            oneOperator(&world)
            world.edit {
                $0.set(
                    AuditWorld.name("www.example.test"), .a, ttl: 300,
                    .address(AuditWorld.endpoint("192.0.2.10").address))
            }
        },
        AuditBreak("two operators and short TTL: a note only") { world in
            world.edit {
                $0.set(
                    AuditWorld.name("www.example.test"), .a, ttl: 60,
                    .address(AuditWorld.endpoint("192.0.2.10").address))
            }
        },
        AuditBreak(
            "one network",
            ("dns.redundancy.asn", .warning, "all name servers are in one network, AS64500")
        ) { world in for place in world.networks.keys { world.networks[place]?.systems = [64500] } },
        AuditBreak(
            "networks are not known", ("dns.redundancy.asn", .unknown, "not looked at: no source told which networks")
        ) { $0.networks = [:] },
        AuditBreak(
            "name servers named in the zone, and nothing tells who runs them",
            ("dns.redundancy.asn", .unknown, "not looked at: no source told which networks")
        ) { world in
            let names = ["ns1.example.test", "ns2.example.test"].map { AuditWorld.name($0) }
            let renamed = [AuditWorld.alpha: names[0], AuditWorld.beta: names[1]]
            world.path.servers = world.path.servers.map {
                NameServerAddress(renamed[$0.name] ?? $0.name, $0.endpoint, $0.sources)
            }
            world.path.steps[1].referrals[0].nameservers = names
            let glue = world.path.steps[1].referrals[0].glue
            world.path.steps[1].referrals[0].glue = Dictionary(
                uniqueKeysWithValues: glue.map { (renamed[$0.key] ?? $0.key, $0.value) })
            world.networks = [:]
            world.edit { zone in
                zone.set(AuditWorld.zone, .ns, ttl: 86_400, .ns(names[0]), .ns(names[1]))
                zone.set(AuditWorld.zone, .soa, .soa(FakeZone.soa(primary: "ns1.example.test")))
                zone.set(names[0], .a, .address(AuditWorld.alpha4.address))
                zone.set(names[0], .aaaa, .address(AuditWorld.alpha6.address))
                zone.set(names[1], .a, .address(AuditWorld.beta4.address))
                zone.set(names[1], .aaaa, .address(AuditWorld.beta6.address))
            }
        },
        AuditBreak(
            "one IPv6 prefix",
            (
                "dns.redundancy.prefix", .warning,
                "all IPv6 addresses of the name servers are in one prefix, 2001:db8::/32"
            )
        ) { world in
            for address in world.networks.keys where address.family == .v6 {
                world.networks[address]?.prefix = "2001:db8::/32"
            }
        },
        AuditBreak(
            "one server only",
            ("dns.delegation.count", .critical, "the zone has one name server only: `ns1.alpha-dns.test`")
        ) { world in
            world.path.servers.removeAll { $0.name == AuditWorld.beta }
            world.path.steps[1].referrals[0].nameservers = [AuditWorld.alpha]
            world.path.steps[1].referrals[0].glue[AuditWorld.beta] = nil
            world.edit { $0.set(AuditWorld.zone, .ns, ttl: 86_400, .ns(AuditWorld.alpha)) }
        },
        AuditBreak("IPv4 only: a note only") { world in
            world.path.servers.removeAll { $0.endpoint.address.family == .v6 }
            for name in [AuditWorld.alpha, AuditWorld.beta] {
                world.path.steps[1].referrals[0].glue[name]?.removeAll { $0.family == .v6 }
                world.outside[name]?.addresses.removeAll { $0.family == .v6 }
            }
        },
        AuditBreak("IPv6 only", ("dns.redundancy.family", .warning, "no name server has an IPv4 address")) { world in
            world.path.servers.removeAll { $0.endpoint.address.family == .v4 }
            for name in [AuditWorld.alpha, AuditWorld.beta] {
                world.path.steps[1].referrals[0].glue[name]?.removeAll { $0.family == .v4 }
                world.outside[name]?.addresses.removeAll { $0.family == .v4 }
            }
        },
        AuditBreak(
            "names that only their own machines know",
            (
                "dns.redundancy.tld", .warning,
                "`ns1.beta-net.test` can be looked up only at the machines that they name, and the zone above hands out no"
            )
        ) { $0.path.steps[1].referrals[0].glue[AuditWorld.beta] = nil },
        AuditBreak(
            "the status page is in the zone",
            (
                "dns.statuspage.shared-fate", .warning,
                "the status page `status.example.test` is in `example.test` itself: it goes when this goes"
            )
        ) { world in
            var path = world.path
            path.name = AuditWorld.name("status.example.test")
            world.expectation.statusPage = ZoneSurvey(
                zone: world.path.zone, path: path, transcript: DNSTranscript(), startedAt: AuditWorld.now)
        },
        AuditBreak(
            "the status page is at both operators too",
            ("dns.statuspage.shared-fate", .warning, "has its names at `alpha-dns` and `beta-net`")
        ) { world in world.expectation.statusPage = status(world.path.servers, world) },
        AuditBreak("the status page is elsewhere: fine") { world in
            world.expectation.statusPage = status(
                [NameServerAddress(AuditWorld.name("ns.gamma.test"), AuditWorld.endpoint("203.0.113.77"), [.glue])],
                world)
        },
    ]

    private static func status(_ servers: [NameServerAddress], _ world: AuditWorld) -> ZoneSurvey {
        var path = world.path
        path.name = AuditWorld.name("status.example-status.test")
        path.zone = AuditWorld.name("example-status.test")
        path.servers = servers
        return ZoneSurvey(zone: path.zone, path: path, transcript: DNSTranscript(), startedAt: AuditWorld.now)
    }
}
