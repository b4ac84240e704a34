extension Zone {
    /// The zone under test.
    static let example = Zone(
        origin: "example.test.", primary: "ns1.alpha-dns.test.",
        records: exampleServers.map { ZoneRecord("@", "NS", $0, ttl: 3600) }
            + site("@", at: WorldHost.webs) + site("www", at: WorldHost.webs)
            + [
                ZoneRecord("@", "MX", "10 mail.example.test.", ttl: 3600),
                ZoneRecord("@", "TXT", #""v=spf1 mx -all""#, ttl: 3600),
                ZoneRecord("@", "CAA", #"0 issue "ca.control.test""#, ttl: 3600),
                // What is left at `www` when its addresses are gone.
                ZoneRecord("www", "TXT", #""the shop""#),
                ZoneRecord("mail", "A", WorldHost.webs[0].v4),
                ZoneRecord("shop", "CNAME", "www.example.test."),
                ZoneRecord("cdn", "CNAME", "control.test."),
                // Larger than the 1,232 octets that every path carries, so that it needs TCP.
                ZoneRecord("big", "TXT", bigText),
                ZoneRecord("*.wild", "TXT", #""any name below wild""#),
            ] + ZoneRecord.addresses("*.wild", WorldHost.webs[0]))

    /// As B has it when it is fed apart from A: it sends visitors to the machine that is nearest to it.
    static var exampleApart: Zone {
        var zone = Zone(origin: example.origin, primary: "ns1.beta-dns.test.", serial: 17, records: example.records)
        zone.move(to: [.newWeb])
        return zone
    }

    static let exampleServers = ["ns1.alpha-dns.test.", "ns1.beta-dns.test."]

    /// What a browser asks for.
    static func site(_ owner: String, at hosts: [WorldHost]) -> [ZoneRecord] {
        hosts.flatMap { ZoneRecord.addresses(owner, $0) } + [ZoneRecord(owner, "HTTPS", "1 . alpn=h2,http/1.1")]
    }

    /// Points the shop's two names at other machines.
    mutating func move(to hosts: [WorldHost]) {
        for owner in ["@", "www"] {
            remove(owner, "A", "AAAA", "HTTPS")
            if !hosts.isEmpty { records += Zone.site(owner, at: hosts) }
        }
        serial += 98
    }

    /// Makes a name an alias, whatever it was.
    mutating func alias(_ owner: String, to target: String) {
        remove(owner, "A", "AAAA", "HTTPS", "TXT")
        records.append(ZoneRecord(owner, "CNAME", target))
    }

    private static let bigText = (0..<6)
        .map { "\"" + String(repeating: String($0), count: 250) + "\"" }.joined(separator: " ")
}
