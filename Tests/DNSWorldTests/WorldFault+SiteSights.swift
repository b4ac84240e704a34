import DNSWorld
import Testing

extension WorldFault {
    /// The site; the names are all right.
    var siteSights: [Sight] {
        let named = Sight.resolved("www.example.test", "A") { $0.flags.contains("ad") && $0.data("A") == Shop.v4 }
        return switch self {
        case .webHalfSilent:
            [named, .page(WorldHost.webs[1], exit: 28, text: "Timeout")]
                + Sight.shopIsOpen(at: [WorldHost.webs[0]])
        case .webSilent: [named] + WorldHost.webs.map { .page($0, exit: 28, text: "Timeout") }
        case .certificateExpired: [named] + WorldHost.webs.map { .page($0, exit: 60, text: "expired") }
        case .certificateWrongName:
            [named] + WorldHost.webs.map { .page($0, exit: 60, text: "no alternative certificate subject name") }
        case .webError500: [named] + WorldHost.webs.map { .page($0, text: " 500") }
        case .webContentWrong: [named] + WorldHost.webs.map { .page($0, text: "Welcome to nginx!</title> 200") }
        case .everythingSilent:
            WorldHost.webs.map { .page($0, exit: 28, text: "Timeout") } + [
                .at(.alpha, "example.test", "SOA", "+time=1") { $0.timedOut },
                .at(.beta, "example.test", "SOA", "+time=1") { $0.timedOut },
                .at(.registry, "example.test", "NS") { $0.text.contains("ns1.alpha-dns.test.") },
                .page(.control, text: "somebody else", url: "https://control.test/"),
            ]
        default: []
        }
    }
}
