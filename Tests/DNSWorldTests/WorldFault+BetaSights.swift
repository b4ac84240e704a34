import DNSWorld
import Peers
import Testing

extension WorldFault {
    /// A resolver asks the other one, though it may try this one for seconds first.
    private static let hidden = Sight.resolved("www.example.test", "A", "+time=10") {
        $0.status == "NOERROR" && $0.flags.contains("ad") && $0.data("A") == Shop.v4
    }
    private static let alphaIsFine = Sight.at(.alpha, "example.test", "SOA") {
        $0.status == "NOERROR" && $0.flags.contains("aa")
    }

    /// One of two providers: a resolver never shows it for long.
    var betaSights: [Sight] {
        switch self {
        case .betaLame:
            [.at(.beta, "example.test", "SOA") { $0.status == "REFUSED" }, Self.alphaIsFine, Self.hidden]
        case .betaEmpty, .betaExpired:
            [.at(.beta, "example.test", "SOA") { $0.status == "SERVFAIL" }, Self.alphaIsFine, Self.hidden]
        case .betaStale:
            [
                .at(.alpha, "example.test", "SOA") { $0.data("SOA").contains { $0.contains(" 2026010199 ") } },
                .at(.beta, "example.test", "SOA") { $0.data("SOA").contains { $0.contains(" 2026010101 ") } },
                .at(.alpha, "www.example.test", "A") { $0.data("A") == [WorldHost.newWeb.v4] },
                .at(.beta, "www.example.test", "A") { $0.data("A") == Shop.v4 },
            ]
        case .betaDiffers:
            [
                .at(.alpha, "example.test", "SOA") { $0.data("SOA").contains { $0.contains(" 2026010101 ") } },
                .at(.beta, "example.test", "SOA") { $0.data("SOA").contains { $0.contains(" 2026010101 ") } },
                .at(.alpha, "www.example.test", "A") { $0.data("A") == Shop.v4 },
                .at(.beta, "www.example.test", "A") { $0.data("A") == [WorldHost.newWeb.v4] },
            ]
        case .betaUnsigned:
            [
                .at(.beta, "example.test", "SOA") { $0.data("SOA").count == 1 && $0.data("RRSIG").isEmpty },
                .at(.alpha, "example.test", "SOA") { $0.data("RRSIG").count == 1 },
                Self.hidden,
            ]
        case .betaDropsUDP:
            [
                .at(.beta, "example.test", "SOA", "+time=1") { $0.timedOut },
                .at(.beta, "example.test", "SOA", "+tcp") { $0.status == "NOERROR" },
                Self.alphaIsFine, Self.hidden,
            ]
        case .betaDropsTCP:
            [
                .at(.beta, "example.test", "SOA", "+tcp", "+time=1") { $0.timedOut },
                .at(.beta, "example.test", "SOA") { $0.status == "NOERROR" },
                Self.alphaIsFine, Self.hidden,
            ]
        case .betaSilent, .betaFrozen:
            [
                .at(.beta, "example.test", "SOA", "+time=1") { $0.timedOut },
                .at(.beta, "example.test", "SOA", "+tcp", "+time=1") { $0.timedOut },
                Self.alphaIsFine, Self.hidden,
            ]
        case .betaStopped:
            [
                .at(.beta, "example.test", "SOA") { $0.wasRefused },
                .at(.beta, "example.test", "SOA", "+tcp") { $0.wasRefused },
                Self.alphaIsFine, Self.hidden,
            ]
        case .betaLossy: [Self.losses, Self.alphaIsFine]
        case .betaTransferOpen:
            [
                Sight { world in
                    let transfer = try await world.run("dig", ["@\(WorldHost.beta.v4)", "example.test", "AXFR"])
                    #expect(transfer.standardOutput.contains("big.example.test."))
                },
                .at(.alpha, "example.test", "AXFR") { $0.answers.isEmpty },
            ]
        case .betaRecursionOpen:
            [
                .at(.beta, "control.test", "A", "+rec") {
                    $0.flags.contains("ra") && $0.data("A") == [WorldHost.control.v4]
                }
            ]
        case .betaGlueWrong:
            [
                .at(.registry, "ns1.beta-dns.test", "A") {
                    $0.text.contains(WorldHost.nowhere.v4) && !$0.text.contains("\(WorldHost.beta.v4)\n")
                },
                .at(.beta, "ns1.beta-dns.test", "A") { $0.data("A") == [WorldHost.beta.v4] },
                .at(.nowhere, "example.test", "SOA", "+time=1") { $0.timedOut },
                Self.hidden,
            ]
        default: []
        }
    }

    /// Of 60 packets some arrive and some do not, but once in ten million runs.
    private static let losses = Sight { world in
        let replies = try await withThrowingTaskGroup { group in
            for number in 0..<60 {
                let address = WorldHost.beta.addresses[number % 2]
                group.addTask { try await world.dig(address, "example.test", "SOA", "+time=1").status }
            }
            return try await group.reduce(into: [String?]()) { $0.append($1) }
        }
        let lost = replies.count { $0 == nil }
        #expect((1..<60).contains(lost), "\(lost) of 60 lost")
    }
}
