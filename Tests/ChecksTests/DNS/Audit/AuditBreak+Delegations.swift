import Checks
import DNSWire
import UpkeepCore

extension AuditBreak {
    private static func referral(_ world: inout AuditWorld, _ body: (inout Referral) -> Void) {
        guard let last = world.path.steps.indices.last else { return }
        for place in world.path.steps[last].referrals.indices { body(&world.path.steps[last].referrals[place]) }
    }

    private static func secondParent(_ world: inout AuditWorld, _ body: (inout Referral) -> Void) {
        guard let last = world.path.steps.indices.last, var other = world.path.steps[last].referrals.first else {
            return
        }
        other.server = NameServerAddress(AuditWorld.name("b.nic.test"), AuditWorld.endpoint("203.0.113.3"), [.glue])
        body(&other)
        world.path.steps[last].referrals.append(other)
    }

    /// The way to the zone, and its registration.
    static let delegations: [AuditBreak] = [
        AuditBreak(
            "not registered",
            (
                "dns.delegation.found", .critical,
                "the servers of `test` say that there is no `example.test`: it is not registered, or was taken out"
            )
        ) { $0.path.ending = .noSuchName },
        AuditBreak(
            "taken out by the registry",
            (
                "dns.registration.status", .critical,
                "the registry has `example.test` as `client hold`: it is, or soon will be, out of the zone above"
            )
        ) {
            $0.path.ending = .noSuchName
            $0.registration?.statuses = ["client hold"]
        },
        AuditBreak("referrals in a circle", ("dns.delegation.found", .critical, "does not end")) {
            $0.path.ending = .loop
        },
        AuditBreak(
            "the zone above does not answer",
            ("dns.delegation.found", .unknown, "none of the servers of `test` that were asked gave an answer")
        ) { $0.path.ending = .unanswered },
        AuditBreak("no time left", ("dns.delegation.found", .unknown, "not found within the time")) {
            $0.path.ending = .cutShort
        },
        AuditBreak(
            "registration expires in three weeks",
            ("dns.registration.expiry", .warning, "the registration of `example.test` expires in 21 days")
        ) { $0.registration?.expires = AuditWorld.now + .seconds(21 * 86_400) },
        AuditBreak("registration expires in three days", ("dns.registration.expiry", .critical, "expires in 3 days")) {
            $0.registration?.expires = AuditWorld.now + .seconds(3 * 86_400)
        },
        AuditBreak(
            "registration expired", ("dns.registration.expiry", .critical, "of `example.test` expired 2 days ago")
        ) { $0.registration?.expires = AuditWorld.now + .seconds(-2 * 86_400) },
        AuditBreak(
            "no registry could be asked",
            ("dns.registration.expiry", .unknown, "not looked at: no RDAP server is known for .test")
        ) {
            $0.registration = RegistrationObservation(
                domain: "example.test", failure: "no RDAP server is known for .test")
        },
        AuditBreak("nobody was to ask a registry") { $0.registration = nil },
        AuditBreak(
            "wrong glue",
            (
                "dns.delegation.glue", .critical,
                "`ns1.beta-net.test` is at 192.0.2.53, 2001:db8:b::53, but the zone above hands out 192.0.2.99"
            )
        ) { world in
            referral(&world) {
                $0.glue[AuditWorld.beta] = [AuditWorld.endpoint("192.0.2.99").address, AuditWorld.beta6.address]
            }
        },
        AuditBreak(
            "the parent lists a server that the zone does not",
            (
                "dns.delegation.names", .critical,
                "the zone above lists `ns9.gamma.test`, which the zone itself does not name"
            )
        ) { world in referral(&world) { $0.nameservers.append(AuditWorld.name("ns9.gamma.test")) } },
        AuditBreak(
            "parent and zone have nothing in common",
            ("dns.delegation.names", .critical, "the zone above and the zone name entirely different name servers")
        ) { world in
            referral(&world) {
                $0.nameservers = [AuditWorld.name("ns1.old.test"), AuditWorld.name("ns2.old.test")]
                $0.glue = [:]
            }
        },
        AuditBreak("the zone names one more: a note only") { world in
            world.edit {
                $0.records.append(DNSRecord(AuditWorld.zone, ttl: 86_400, .ns(AuditWorld.name("ns3.alpha-dns.test"))))
            }
        },
        AuditBreak(
            "parents delegate differently",
            (
                "dns.delegation.parents", .critical,
                "servers of the zone above delegate differently: `a.nic.test` names `ns1.alpha-dns.test` and "
                    + "`ns1.beta-net.test`; `b.nic.test` names `ns1.alpha-dns.test`"
            )
        ) { world in secondParent(&world) { $0.nameservers = [AuditWorld.alpha] } },
        AuditBreak(
            "one parent denies the zone",
            ("dns.delegation.parents", .critical, "`b.nic.test` above the zone says that `example.test` does not exist")
        ) { world in secondParent(&world) { $0.kind = .noSuchName } },
        AuditBreak("parents have different DS", ("dns.delegation.parents", .warning, "hand out different DS records")) {
            secondParent(&$0) { $0.ds = [DNSRecord(AuditWorld.zone, ttl: 1, FakeZone.ds(FakeZone.zoneKey))] }
        },
        AuditBreak(
            "a name server without an address",
            (
                "dns.delegation.hosts", .critical,
                "`ns3.gone.test`, a listed name server, has no address: nobody can ask it"
            )
        ) { $0.path.addressless = [AuditWorld.name("ns3.gone.test")] },
        AuditBreak(
            "a name server whose name is an alias",
            ("dns.delegation.hosts", .critical, "`ns1.beta-net.test`, a listed name server, is an alias (CNAME)")
        ) { $0.outside[AuditWorld.beta]?.aliases = [AuditWorld.name("real.beta-net.test")] },
        AuditBreak(
            "two names, one machine",
            ("dns.delegation.count", .critical, "are one machine: all have the address 192.0.2.53")
        ) { world in
            world.path.servers = [AuditWorld.alpha, AuditWorld.beta].map {
                NameServerAddress($0, AuditWorld.beta4, [.glue])
            }
            referral(&world) {
                $0.glue = [AuditWorld.alpha: [AuditWorld.beta4.address], AuditWorld.beta: [AuditWorld.beta4.address]]
            }
            world.outside = [:]
        },
        AuditBreak(
            "a name server on a private address, in the open",
            ("dns.delegation.addresses", .critical, "`ns1.beta-net.test` (10.0.0.53) is on a private address")
        ) { world in
            let hidden = AuditWorld.endpoint("10.0.0.53")
            world.zones[hidden] = world.zones[AuditWorld.beta4]
            world.networks[hidden.address] = world.networks[AuditWorld.beta4.address]
            world.path.servers = world.path.servers.map { server in
                server.endpoint == AuditWorld.beta4 ? NameServerAddress(server.name, hidden, server.sources) : server
            }
            world.outside[AuditWorld.beta]?.addresses = [hidden.address, AuditWorld.beta6.address]
            referral(&world) { $0.glue[AuditWorld.beta] = [hidden.address, AuditWorld.beta6.address] }
        },
        AuditBreak(
            "an address without a reverse name",
            ("dns.delegation.reverse", .warning, "192.0.2.53 has no reverse name (PTR)")
        ) { $0.reverse = [AuditWorld.beta4.address: [], AuditWorld.alpha4.address: [AuditWorld.alpha]] },
        AuditBreak("a reverse name of another name: a note only") {
            $0.reverse = [AuditWorld.beta4.address: [AuditWorld.name("host53.beta-net.test")]]
        },
        AuditBreak(
            "a delegation that does not fit 512 bytes",
            ("dns.delegation.size", .warning, "more than the 512 of a resolver without EDNS")
        ) { world in
            let many = (0..<14).map { AuditWorld.name("ns\($0).quite-a-long-name-for-a-server-\($0).test") }
            referral(&world) { $0.nameservers += many }
            world.edit { zone in zone.records += many.map { DNSRecord(AuditWorld.zone, ttl: 86_400, .ns($0)) } }
        },
        AuditBreak(
            "name servers were agreed, and one is new",
            (
                "dns.nameservers", .critical,
                "the delegation differs from what was agreed: not agreed: `ns1.beta-net.test`"
            )
        ) { $0.expectation.nameservers = [AuditWorld.alpha] },
        AuditBreak(
            "a name server that is no host name",
            ("dns.syntax.names", .critical, "name server `ns_3.gone.test`: `ns_3` holds more than letters"),
            ("dns.delegation.hosts", .critical, "has no address")
        ) { $0.path.addressless = [AuditWorld.name("ns_3.gone.test")] },
    ]
}
