extension Zone {
    /// The root, with one delegation.
    static func root(signer: String) -> Zone {
        Zone(
            origin: ".", primary: "a.root-servers.test.",
            records: [
                ZoneRecord("@", "NS", "a.root-servers.test.", ttl: 518_400),
                ZoneRecord("test.", "NS", "a.nic.test.", ttl: 172_800),
                ZoneRecord("test.", "DS", signer, ttl: 86_400),
            ] + ZoneRecord.addresses("a.root-servers.test.", .root, ttl: 518_400)
                + ZoneRecord.addresses("a.nic.test.", .registry, ttl: 172_800))
    }

    /// `test.`, with everybody's delegation.
    ///
    /// - Parameter signers: the DS record's data by zone.
    static func registry(_ delegation: Delegation, signers: [String: String]) -> Zone {
        var records = [ZoneRecord("@", "NS", "a.nic.test.", ttl: 172_800)]
        records += ZoneRecord.addresses("a.nic", .registry, ttl: 172_800)
        records += ZoneRecord.addresses("a.root-servers", .root, ttl: 172_800)
        let neighbours = [
            ("alpha-dns", WorldHost.alpha), ("beta-dns", delegation.betaGlue), ("control", .other),
            ("cdn", delegation.cdn),
            ("parking-dns", .other),
        ]
        for (label, host) in neighbours {
            records.append(ZoneRecord(label, "NS", "ns1.\(label).test.", ttl: 172_800))
            records += ZoneRecord.addresses("ns1.\(label)", host, ttl: 172_800)
            if let signer = signers["\(label).test."] {
                records.append(ZoneRecord(label, "DS", signer, ttl: 86_400))
            }
        }
        records += delegation.servers.map { ZoneRecord("example", "NS", $0, ttl: 172_800) }
        records += delegation.glue
        switch delegation.signer {
        case .right: records += signers["example.test."].map { [ZoneRecord("example", "DS", $0, ttl: 86_400)] } ?? []
        case .foreign(let signer): records.append(ZoneRecord("example", "DS", signer, ttl: 86_400))
        case .none: break
        }
        return Zone(origin: "test.", primary: "a.nic.test.", records: records)
    }

    /// A provider's own zone, which only that provider serves, as in real life.
    static func provider(_ origin: String, _ host: WorldHost) -> Zone {
        Zone(
            origin: origin, primary: "ns1.\(origin)",
            records: [ZoneRecord("@", "NS", "ns1.\(origin)", ttl: 3600)]
                + ZoneRecord.addresses("ns1", host, ttl: 3600))
    }

    /// Shares no server with `example.test`, so that it tells a dead network from a dead zone.
    static let control = Zone(
        origin: "control.test.", primary: "ns1.control.test.",
        records: [ZoneRecord("@", "NS", "ns1.control.test.", ttl: 3600)]
            + ZoneRecord.addresses("ns1", .other, ttl: 3600)
            + ["@", "www", "rdap"].flatMap { ZoneRecord.addresses($0, .control) }
            + [ZoneRecord("ns3", "CNAME", "ns1.beta-dns.test.", ttl: 3600)] + autonomousSystems)

    /// Where other people's sites are served for them, unsigned; its names are never those of its server's zone.
    static let cdn = Zone(
        origin: "cdn.test.", primary: "ns1.cdn.test.",
        records: [ZoneRecord("@", "NS", "ns1.cdn.test.", ttl: 3600)] + ZoneRecord.addresses("ns1", .other, ttl: 3600)
            + site("shop", at: WorldHost.webs))

    /// `example.test` as a parking company serves it, unsigned.
    static let parkedExample = Zone(
        origin: "example.test.", primary: "ns1.parking-dns.test.",
        records: [ZoneRecord("@", "NS", "ns1.parking-dns.test.", ttl: 3600)]
            + site("@", at: [.parking]) + site("www", at: [.parking]))

    /// The same, handed on to the shop.
    static let takenExample = Zone(
        origin: "example.test.", primary: "ns1.parking-dns.test.",
        records: [ZoneRecord("@", "NS", "ns1.parking-dns.test.", ttl: 3600)] + site("@", at: WorldHost.webs))

    /// Which network an address belongs to, in the form of Team Cymru's `origin.asn.cymru.com`.
    private static let autonomousSystems = [
        (64_501, 1), (64_502, 2), (64_503, 3), (64_503, 4), (64_504, 5), (64_505, 6), (64_506, 8), (64_507, 9),
    ].flatMap { (system: Int, network: Int) in
        [
            ZoneRecord("*.\(network).99.10.origin.asn", "TXT", "\"\(system) | 10.99.\(network).0/24 | ZZ | test |\""),
            ZoneRecord(
                "*.\(network).0.0.0.9.9.d.f.origin6.asn", "TXT", "\"\(system) | fd99:\(network)::/32 | ZZ | test |\""),
        ]
    }
}
