import Checks
import DNSWire
import UpkeepCore

extension AuditBreak {
    private static func saying(_ rcode: DNSResponseCode, to query: ServerQuery) -> ServerReply.Outcome {
        var message = DNSMessage(answering: DNSMessage(asking: query.question, id: 1, edns: query.edns), rcode)
        message.header.authoritative = false
        return .answered(message)
    }

    private static let beta = [AuditWorld.beta4, AuditWorld.beta6]

    /// Servers that are dead, lame or half blocked.
    static let servers: [AuditBreak] = [
        AuditBreak(
            "one server drops everything",
            (
                "dns.server.reachable", .critical,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) does not answer over UDP or TCP: resolvers that pick it "
                    + "lose time, and only one other server is left"
            )
        ) { $0.instead = { beta.contains($0.server) ? .silent : nil } },
        AuditBreak(
            "one address of a server is dead",
            (
                "dns.server.reachable", .warning,
                "`ns1.beta-net.test` (192.0.2.53) does not answer over UDP or TCP: resolvers that pick that address lose time, and it still answers at 2001:db8:b::53"
            )
        ) { $0.instead = { $0.server == AuditWorld.beta4 ? .silent : nil } },
        AuditBreak(
            "nothing listens at one server",
            ("dns.server.reachable", .critical, "refuses UDP and TCP (nothing listens on its port): resolvers")
        ) { $0.instead = { beta.contains($0.server) ? .refused : nil } },
        AuditBreak(
            "no route to one address, while others of its family answer",
            ("dns.server.reachable", .warning, "`ns1.beta-net.test` (192.0.2.53) cannot be reached (no route to host)")
        ) { $0.instead = { $0.server == AuditWorld.beta4 ? .unreachable("no route to host") : nil } },
        AuditBreak("this machine has no IPv6") {
            $0.instead = { $0.server.address.family == .v6 ? .unreachable("network is unreachable") : nil }
        },
        AuditBreak(
            "one provider does not have the zone",
            (
                "dns.server.lame", .critical,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) answers REFUSED for this zone over UDP and TCP: it is "
                    + "listed but does not serve it (lame), only one other server is left"
            )
        ) { $0.instead = { beta.contains($0.server) ? saying(.refused, to: $0) : nil } },
        AuditBreak(
            "a secondary whose copy has expired",
            ("dns.server.lame", .critical, "answers SERVFAIL for this zone over UDP and TCP")
        ) { $0.instead = { beta.contains($0.server) ? saying(.serverFailure, to: $0) : nil } },
        AuditBreak(
            "a server that points to the root",
            ("dns.server.lame", .critical, "points to the root instead of answering over UDP and TCP")
        ) {
            $0.instead = { query in
                guard beta.contains(query.server) else { return nil }
                var message = DNSMessage(answering: DNSMessage(asking: query.question, id: 1, edns: query.edns))
                message.authority = [DNSRecord(.root, ttl: 1, .ns(AuditWorld.name("a.root-servers.net")))]
                return .answered(message)
            }
        },
        AuditBreak(
            "a resolver where a name server should be",
            ("dns.server.lame", .critical, "answers for this zone without authority"),
            ("dns.recursion.open", .critical, "resolves names of other zones for anybody (open resolver)")
        ) {
            $0.instead = { query in
                guard beta.contains(query.server) else { return nil }
                var message = DNSMessage(answering: DNSMessage(asking: query.question, id: 1, edns: query.edns))
                message.header.recursionAvailable = true
                message.answers = [DNSRecord(query.question.name, ttl: 1, .soa(FakeZone.soa()))]
                return .answered(message)
            }
        },
        AuditBreak(
            "all servers silent",
            (
                "dns.zone.served", .critical,
                "none of the 2 name servers of `example.test` serves it: `ns1.alpha-dns.test` (198.51.100.53, "
                    + "2001:db8:a::53) and `ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) do not answer over UDP or TCP"
            )
        ) { $0.instead = { AuditWorld.everyone.contains($0.server) ? .silent : nil } },
        AuditBreak(
            "one silent, one refuses the zone",
            ("dns.zone.served", .critical, "; `ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) answers REFUSED")
        ) {
            $0.instead = {
                if beta.contains($0.server) { return saying(.refused, to: $0) }
                return AuditWorld.everyone.contains($0.server) ? .silent : nil
            }
        },
        AuditBreak(
            "this machine is off the network",
            ("dns.zone.served", .unknown, "no name server of `example.test` can be reached from here")
        ) { $0.instead = { _ in .unreachable("network is unreachable") } },
        AuditBreak(
            "UDP is dropped at one provider",
            (
                "dns.transport.udp", .critical,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) does not answer over UDP: over TCP it serves the zone, "
                    + "but resolvers ask over UDP first and take it for dead"
            )
        ) { $0.instead = { beta.contains($0.server) && $0.transport == .udp ? .silent : nil } },
        AuditBreak(
            "TCP is dropped at one provider",
            (
                "dns.transport.tcp", .warning,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) does not answer over TCP: what does not fit a datagram "
                    + "cannot be had from it"
            )
        ) { $0.instead = { beta.contains($0.server) && $0.transport == .tcp ? .silent : nil } },
        AuditBreak(
            "TCP is refused and one answer is large",
            ("dns.transport.tcp", .warning, "cannot be had from it, now `TXT`"),
            ("dns.transport.frag", .warning, "datagram")
        ) { world in
            world.instead = { beta.contains($0.server) && $0.transport == .tcp ? .refused : nil }
            world.edit {
                $0.records += (0..<6).map { number in
                    DNSRecord(
                        AuditWorld.zone, ttl: 3600, .txt(TXTData("\(number)" + String(repeating: "x", count: 250))))
                }
                $0.isSigned = true
                $0.records += (0..<18).map { number in
                    DNSRecord(
                        AuditWorld.zone, ttl: 3600, .dnskey(FakeZone.key(flags: 256, algorithm: 13, fill: 100 + number))
                    )
                }
            }
        },
        AuditBreak(
            "EDNS is dropped at one provider",
            (
                "dns.transport.edns", .critical,
                "`ns1.beta-net.test` (192.0.2.53, 2001:db8:b::53) gives no answer to questions with EDNS, and does to "
                    + "those without"
            )
        ) { $0.instead = { beta.contains($0.server) && $0.edns != nil && $0.transport == .udp ? .silent : nil } },
        AuditBreak(
            "EDNS is answered FORMERR everywhere",
            ("dns.transport.edns", .warning, "every server answers FORMERR to questions with EDNS")
        ) {
            $0.instead = { query in
                guard AuditWorld.everyone.contains(query.server), query.edns != nil else { return nil }
                return query.transport == .udp
                    ? .answered(
                        DNSMessage(answering: DNSMessage(asking: query.question, id: 1, edns: nil), .formatError)) : nil
            }
        },
    ]
}
