import DNSWorld
import Testing

extension WorldFault {
    /// Resolvers, and where we look from.
    var resolverSights: [Sight] {
        switch self {
        case .resolverSilent:
            [
                .resolved(".", "SOA", "+time=1") { $0.timedOut },
                .resolved(".", "SOA", "+tcp", "+time=1") { $0.timedOut },
                .resolved("www.example.test", "A", by: .secondResolver) { $0.flags.contains("ad") },
                .at(.alpha, "example.test", "SOA") { $0.status == "NOERROR" },
            ]
        case .resolverLying:
            [
                .resolved("www.example.test", "A") { $0.data("A") == [WorldHost.parking.v4] },
                .resolved("control.test", "A") { $0.data("A") == [WorldHost.control.v4] },
                .resolved("www.example.test", "A", by: .secondResolver) { $0.data("A") == Shop.v4 },
            ] + Sight.shopIsOpen(at: WorldHost.webs)
        case .resolverBlocking:
            [
                .resolved("www.example.test", "A") { $0.status == "NXDOMAIN" },
                .resolved("control.test", "A") { $0.data("A") == [WorldHost.control.v4] },
                .resolved("www.example.test", "A", by: .secondResolver) { $0.data("A") == Shop.v4 },
            ] + Sight.shopIsOpen(at: WorldHost.webs)
        case .resolverServesStale:
            [
                .at(.alpha, "example.test", "SOA", "+time=1") { $0.timedOut },
                .at(.beta, "example.test", "SOA", "+time=1") { $0.timedOut },
                .resolved("www.example.test", "A", "+time=5") {
                    $0.status == "NOERROR" && $0.data("A") == Shop.v4 && $0.extendedErrors == [3]
                        && $0.answers.allSatisfy { $0[1] == "30" }
                },
                // Nobody asked for it before.
                .resolved("mail.example.test", "A") { $0.timedOut },
            ]
        case .networkDown:
            [WorldHost.root, .resolver, .secondResolver, .alpha, .other].map { host in
                .at(host, ".", "SOA", "+time=1") { $0.timedOut }
            } + [.page(.control, exit: 28, text: "Timeout", url: "http://control.test/")]
        default: []
        }
    }
}
