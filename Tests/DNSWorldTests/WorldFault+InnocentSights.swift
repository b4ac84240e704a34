import DNSWorld
import Testing

extension WorldFault {
    /// What is unusual, and for most of it nobody's fault.
    var innocentSights: [Sight] {
        switch self {
        case .serversInside:
            [
                .at(.registry, "example.test", "NS") { $0.text.contains("NS\tns1.example.test.") },
                .at(.alpha, "ns1.example.test", "A") { $0.data("A") == [WorldHost.alpha.v4] },
                .at(.beta, "ns2.example.test", "A") { $0.data("A") == [WorldHost.beta.v4] },
                .resolved("example.test", "A") { $0.data("A") == Shop.v4 && $0.flags.contains("ad") },
            ]
        case .betaOwnData:
            [
                .at(.alpha, "example.test", "A") { $0.data("A") == Shop.v4 },
                .at(.beta, "example.test", "A") { $0.data("A") == [WorldHost.newWeb.v4] },
                .at(.beta, "example.test", "SOA") { $0.data("SOA").first?.hasPrefix("ns1.beta-dns.test. ") == true },
                .resolved("example.test", "A") { $0.flags.contains("ad") },
            ] + Sight.shopIsOpen(at: [.newWeb])
        case .delegationTaken:
            [
                .at(.registry, "example.test", "NS") { $0.text.contains("NS\tns1.parking-dns.test.") },
                .resolved("example.test", "A") { $0.data("A") == Shop.v4 && !$0.flags.contains("ad") },
            ]
        case .nameInternal:
            [
                .resolved("intra.example.test", "A") { $0.data("A") == [WorldHost.webs[0].v4] },
                .resolved("nas.lan", "A") { $0.data("A") == [WorldHost.webs[0].v4] },
                .resolved("intra.example.test", "A", by: .secondResolver) { $0.status == "NXDOMAIN" },
                .at(.alpha, "intra.example.test", "A") { $0.status == "NXDOMAIN" && $0.flags.contains("aa") },
                .at(.root, "nas.lan", "A") { $0.status == "NXDOMAIN" && $0.flags.contains("aa") },
            ]
        case .resolversDenyAll:
            [WorldHost.resolver, .secondResolver].flatMap { resolver in
                [".", "control.test", "example.test"].map { name in
                    Sight.resolved(name, name == "." ? "SOA" : "A", by: resolver) { $0.status == "NXDOMAIN" }
                }
            } + [.at(.root, ".", "SOA", "+time=1") { $0.timedOut }]
        default: []
        }
    }
}
