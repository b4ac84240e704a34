import DNSWorld
import Testing

extension WorldFault {
    /// What names that are aliases lead to.
    var aliasSights: [Sight] {
        switch self {
        case .aliasElsewhere:
            [
                .at(.alpha, "www.example.test", "A") { $0.data("CNAME") == ["shop.cdn.test."] && $0.data("A").isEmpty },
                .resolved("www.example.test", "A") { $0.data("A") == Shop.v4 },
            ]
        case .aliasTargetSilent:
            [
                .at(.beta, "www.example.test", "A") { $0.data("CNAME") == ["shop.cdn.test."] },
                .at(.registry, "shop.cdn.test", "A") { $0.text.contains(WorldHost.nowhere.v4) },
                .at(.nowhere, "shop.cdn.test", "A", "+time=1") { $0.timedOut },
                .resolved("example.test", "A") { $0.data("A") == Shop.v4 },
            ]
        case .aliasTargetGone:
            [
                .at(.other, "former.cdn.test", "A") { $0.status == "NXDOMAIN" && $0.flags.contains("aa") },
                .resolved("www.example.test", "A") { $0.status == "NXDOMAIN" && !$0.data("CNAME").isEmpty },
            ]
        case .aliasDomainGone:
            [
                .at(.registry, "shop.vanished.test", "A") { $0.status == "NXDOMAIN" && $0.flags.contains("aa") },
                .resolved("www.example.test", "A") { $0.status == "NXDOMAIN" && !$0.data("CNAME").isEmpty },
            ]
        case .serverIsAlias:
            [
                .at(.registry, "example.test", "NS") { $0.text.contains("ns3.control.test.") },
                .at(.other, "ns3.control.test", "A") { $0.data("CNAME") == ["ns1.beta-dns.test."] },
                .resolved("example.test", "A") { $0.data("A") == Shop.v4 },
            ]
        default: []
        }
    }
}
