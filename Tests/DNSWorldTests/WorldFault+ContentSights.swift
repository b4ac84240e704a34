import DNSWorld
import Testing

extension WorldFault {
    /// What the zone and the registry say.
    var contentSights: [Sight] {
        switch self {
        case .answerEmpty:
            [WorldHost.alpha, .beta].flatMap { host in
                ["example.test", "www.example.test"].flatMap { name in
                    ["A", "AAAA", "HTTPS"].map { type in
                        .at(host, name, type) {
                            $0.status == "NOERROR" && $0.flags.contains("aa") && $0.answers.isEmpty
                        }
                    }
                }
            } + [.resolved("www.example.test", "A") { $0.status == "NOERROR" && $0.answers.isEmpty }]
                + Sight.shopIsOpen(at: WorldHost.webs)
        case .answerWrong:
            [WorldHost.alpha, .beta].map { host in
                .at(host, "www.example.test", "A") { $0.data("A") == [WorldHost.parking.v4] }
            } + [.resolved("www.example.test", "A") { $0.data("A") == [WorldHost.parking.v4] }]
                + Sight.shopIsOpen(at: WorldHost.webs)
                + [.page(.parking, text: "may be for sale", url: "http://www.example.test/")]
        case .aliasLoop:
            [
                .at(.alpha, "www.example.test", "A") { $0.data("CNAME").contains("loop.example.test.") },
                .at(.alpha, "loop.example.test", "A") { $0.data("CNAME").contains("www.example.test.") },
                .resolved("www.example.test", "A") { $0.data("A").isEmpty },
                .resolved("example.test", "A") { $0.data("A") == Shop.v4 },
            ]
        case .hundredServers:
            [WorldHost.alpha, .beta].map { host in
                .at(host, "example.test", "NS", "+tcp") { $0.data("NS").count == 100 }
            } + [
                .at(.registry, "example.test", "A", "+tcp") { $0.text.contains("AUTHORITY: 102") },
                .at(WorldHost(v4: "10.99.100.7", v6: "fd99:100::7"), "example.test", "A", "+time=1") { $0.timedOut },
            ]
        case .siteMoved:
            [
                .at(.alpha, "www.example.test", "A") { $0.data("A") == [WorldHost.newWeb.v4] },
                .at(.beta, "www.example.test", "A") { $0.data("A") == [WorldHost.newWeb.v4] },
                .resolved("www.example.test", "A") {
                    $0.data("A") == Shop.v4 && $0.answers.allSatisfy { Int($0[1]).map { $0 <= 300 } == true }
                },
            ] + Sight.shopIsOpen(at: [.newWeb]) + WorldHost.webs.map { .page($0, exit: 28, text: "Timeout") }
        case .registrationGone:
            [
                .at(.registry, "example.test", "NS") { $0.status == "NXDOMAIN" && $0.flags.contains("aa") },
                .resolved("www.example.test", "A") { $0.status == "NXDOMAIN" && $0.flags.contains("ad") },
                .page(
                    .control, text: "redemption period", url: "https://rdap.control.test/rdap/domain/example.test"),
            ] + Sight.shopIsOpen(at: WorldHost.webs)
        case .delegationForeign:
            [
                .at(.registry, "example.test", "NS") { $0.text.contains("NS\tns1.parking-dns.test.") },
                .resolved("www.example.test", "A") {
                    $0.data("A") == [WorldHost.parking.v4] && !$0.flags.contains("ad")
                },
                .at(.alpha, "www.example.test", "A") { $0.data("A") == Shop.v4 },
            ]
        default: []
        }
    }
}
