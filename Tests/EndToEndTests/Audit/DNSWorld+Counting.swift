import DNSWorld
import Peers

extension DNSWorld {
    /// How many questions each address got over UDP and TCP while `body` ran, but for those of the world's own servers,
    /// which ask from addresses of theirs; whoever merely runs inside has the address that is asked.
    nonisolated func countingQuestions(_ body: () async throws -> Void) async throws -> [String: Int] {
        let families = [("v4", "ip", "ipv4_addr"), ("v6", "ip6", "ipv6_addr")]
        let sets = families.map { name, _, type in
            "set \(name) { type \(type) . \(type); size 65535; flags dynamic; counter; }"
        }
        let rules = families.flatMap { name, family, _ in
            ["udp dport 53", "tcp dport 53 tcp flags & (syn|ack) == syn"].map {
                "\($0) add @\(name) { \(family) saddr . \(family) daddr }"
            }
        }
        try await network.loadRules(
            """
            table inet upkeep_count {
                \(sets.joined(separator: "\n    "))
                chain arrivals {
                    type filter hook prerouting priority -500; policy accept;
                    \(rules.joined(separator: "\n        "))
                }
            }

            """)
        try await body()
        let listing = try await run("nft", ["list", "table", "inet", "upkeep_count"]).standardOutput
        return Self.counts(in: listing)
    }

    /// `10.99.1.1 . 10.99.1.1 counter packets 17 bytes 1234`, the same address twice.
    private static func counts(in listing: String) -> [String: Int] {
        let words = listing.split { " \n\t,{}=".contains($0) }.map(String.init)
        var counts: [String: Int] = [:]
        for place in words.indices.dropFirst(3) where words[place] == "counter" && place + 2 < words.count {
            guard words[place - 2] == ".", words[place - 3] == words[place - 1] else { continue }
            counts[words[place - 1]] = Int(words[place + 2])
        }
        return counts
    }
}
