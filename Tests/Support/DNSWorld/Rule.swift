/// A line of the world's packet filter, which stands before anything is delivered or put together again.
///
/// It drops what arrives, not what leaves: a packet dropped on its way out is an error for its sender, where the
/// internet's losses are silent.
struct Rule: Hashable, Sendable {
    let text: String

    static func silence(_ host: WorldHost) -> [Rule] { drop(host, "") }

    /// - Parameter transport: `udp` or `tcp`.
    static func silenceDNS(_ host: WorldHost, _ transport: String) -> [Rule] { drop(host, "\(transport) dport 53 ") }

    static func lose(percent: Int, to host: WorldHost) -> [Rule] {
        drop(host, "numgen random mod 100 < \(percent) ")
    }

    /// B can no longer fetch the zone from A, nor hear from it that there is a new one.
    static let noTransfers = [
        Rule(text: "ip saddr \(WorldHost.beta.v4) ip daddr \(WorldHost.alpha.v4) tcp dport 53 drop"),
        Rule(text: "ip saddr \(WorldHost.alpha.v4) ip daddr \(WorldHost.beta.v4) tcp dport 53 drop"),
    ]

    static let noNetwork = [Rule(text: "ip daddr 10.99.0.0/16 drop"), Rule(text: "ip6 daddr fd99::/16 drop")]

    /// Everything but a packet's first piece, and every piece in IPv6.
    static let noFragments = [
        Rule(text: "ip frag-off & 0x1fff != 0 drop"), Rule(text: "exthdr frag exists drop"),
    ]

    private static func drop(_ host: WorldHost, _ what: String) -> [Rule] {
        [Rule(text: "ip daddr \(host.v4) \(what)drop"), Rule(text: "ip6 daddr \(host.v6) \(what)drop")]
    }

    /// Replaces all rules in one go.
    static func table(_ rules: [Rule]) -> String {
        """
        table inet upkeep_world { }
        delete table inet upkeep_world
        table inet upkeep_world {
            chain arrivals {
                type filter hook prerouting priority -450; policy accept;
                \(rules.map(\.text).joined(separator: "\n        "))
            }
        }

        """
    }
}
