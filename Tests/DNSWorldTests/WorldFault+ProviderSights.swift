import DNSWorld
import Testing

extension WorldFault {
    /// Both providers.
    var providerSights: [Sight] {
        switch self {
        case .providersSilent:
            [
                .at(.alpha, "example.test", "SOA", "+time=1") { $0.timedOut },
                .at(.beta, "example.test", "SOA", "+tcp", "+time=1") { $0.timedOut },
                // It looks like a dead resolver, and is not one.
                .resolved("www.example.test", "A") { $0.timedOut },
                .resolved(".", "SOA") { $0.status == "NOERROR" },
                .resolved("control.test", "A") { $0.data("A") == [WorldHost.control.v4] },
            ] + Sight.shopIsOpen(at: WorldHost.webs)
        case .providersStopped:
            [
                .at(.alpha, "example.test", "SOA") { $0.wasRefused },
                .at(.beta, "example.test", "SOA", "+tcp") { $0.wasRefused },
                .resolved("www.example.test", "A") { $0.answers.isEmpty },
                .resolved("control.test", "A") { $0.data("A") == [WorldHost.control.v4] },
            ] + Sight.shopIsOpen(at: WorldHost.webs)
        case .providersDropTCP:
            [WorldHost.alpha, .beta].flatMap { host -> [Sight] in
                [
                    .at(host, "big.example.test", "TXT") { $0.flags.contains("tc") },
                    .at(host, "big.example.test", "TXT", "+tcp", "+time=1") { $0.timedOut },
                    .at(host, "www.example.test", "A") { $0.data("A") == Shop.v4 },
                ]
            } + [
                .resolved("www.example.test", "A") { $0.flags.contains("ad") },
                .resolved("big.example.test", "TXT") { $0.answers.isEmpty },
            ]
        case .fragmentsLost:
            [WorldHost.alpha, .beta].flatMap { host -> [Sight] in
                [
                    .at(host, "big.example.test", "TXT", "+bufsize=4096", "+time=1") { $0.timedOut },
                    .at(host, "big.example.test", "TXT", "+bufsize=1232") { $0.flags.contains("tc") },
                    .at(host, "big.example.test", "TXT", "+tcp") { $0.data("TXT").count == 1 },
                ]
            }
        default: []
        }
    }
}
