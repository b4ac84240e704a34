import Foundation
import Peers
import Testing
import UpkeepCore
import UpkeepDemo

/// `upkeep demo`, the newcomer's first minute.
struct DemoTests {
    @Test(
        "each fault that `check` sees is one headline, and what it causes is suppressed by it",
        arguments: DemoFault.allCases)
    func fault(_ fault: DemoFault) async throws {
        let output = try await withShop([fault]) { try await $0.check("--format", "json") }
        let report = try JSONReport(output)
        let headline = fault.headline.map { ["\($0)"] } ?? []
        #expect(report.headlines.map(\.check) == headline)
        #expect(Layer.of(report.headlines.first?.check, like: fault) == fault.layer)
        let causes = Set(report.findings.filter { $0.status != "ok" }.compactMap(\.suppressedBy))
        #expect(causes.isSubset(of: headline))
        guard fault.headline != nil else {
            #expect(report.status == "ok" && output.status == .exited(0))
            return
        }
        #expect(report.status == report.headlines.first?.status)
        #expect(output.status == .exited(report.status == "warning" ? 1 : 2))
        #expect(output.standardError == "")
    }

    @Test("`--fault` shows the one report that the fault leads to", arguments: DemoFault.allCases)
    func report(_ fault: DemoFault) async throws {
        let output = try await Upkeep.run("demo", "--fault", fault.name, "--format", "json")
        let report = try JSONReport(output)
        #expect(report.command == "demo")
        #expect(report.verdict?.code == fault.verdict?.rawValue)
        if fault.verdict == nil { #expect(report.headlines.map(\.check) == fault.headline.map { ["\($0)"] }) }
        #expect(output.status == .exited(report.status == "warning" ? 1 : 2))
        #expect(output.standardError == "")
    }

    @Test("the first words of `why` on each fault of the name", arguments: Self.firstWords)
    func words(_ fault: DemoFault, _ words: String, _ also: String) async throws {
        let output = try await Upkeep.run("demo", "--fault", fault.name)
        let text = output.standardOutput
        let beginning = "\(fault.name): \(fault.story)\n\n"
        #expect(text.hasPrefix(beginning))
        let isHidden = text.contains("`upkeep check` sees nothing of it")
        #expect(isHidden == (fault.headline == nil))
        let verdict = try #require(text.split(separator: "\n").first { "✗!?".contains($0.first ?? " ") })
        #expect(verdict.dropFirst(2).hasPrefix(words), "\(text)")
        #expect(text.contains("certain, ") && text.contains("[\(fault.verdict?.rawValue ?? "")]\n"), "\(text)")
        #expect(text.contains(also) && !text.contains("\n  also: "), "\(text)")
    }

    /// What only good times can tell is in there: the shop is found at its last known address.
    private static let firstWords: [(DemoFault, String, String)] = [
        (
            .dns, "DNS, not your site: no name server of `shop.demo.test` knows it any more",
            "(last known address): HTTP 200"
        ),
        (
            .dnsSilent, "DNS, not your site: no name server of `shop.demo.test` answers",
            "(last known address): HTTP 200"
        ),
        (
            .dnsGone,
            "DNS, not your site: the name servers say that `shop.demo.test` does not exist; it was at 127.0.0.1",
            "where the site still answers"
        ),
        (
            .dnsEmpty,
            "DNS, not your site: the name servers say that `shop.demo.test` has no address; it was at 127.0.0.1",
            "where the site still answers"
        ),
        (
            .domainExpired, "the domain is gone: the servers of `test` say that `demo.test` does not exist",
            "everyone; your site answers at 127.0.0.1: HTTP 200"
        ),
        (
            .oneSilent,
            "`shop.demo.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (127.0.55.10:",
            " silent over UDP and TCP"
        ),
        (
            .oneLame, "`shop.demo.test` works, but 1 of 2 name server addresses is broken: ns1.beta.test (127.0.55.10:",
            " REFUSED over UDP and TCP"
        ),
        (
            .oneStale,
            "DNS, not your site: the name servers contradict one another about `shop.demo.test`: ns1.alpha.test",
            "ns1.beta.test says 127.0.0.9"
        ),
        (.resolverDead, "it is your resolver: 127.0.0.1:", "answers nothing; `shop.demo.test` itself is up"),
    ]

    @Test("every fault of the name has its first words")
    func everyVerdict() {
        #expect(Self.firstWords.map(\.0).sorted() == DemoFault.allCases.filter { $0.verdict != nil })
    }

    @Test func theTourFindsEveryFault() async throws {
        let output = try await Upkeep.run("demo")
        #expect(output.status == .exited(0))
        #expect(output.standardError == "")
        #expect(output.standardOutput.contains("3 subjects: 3 ok"))
        let lines = output.standardOutput.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for fault in DemoFault.allCases {
            if let verdict = fault.verdict {
                #expect(lines.contains { $0.hasPrefix("\(fault.name) ") && $0.hasSuffix("[\(verdict.rawValue)]") })
            } else {
                let place = lines.firstIndex { $0.hasPrefix("\(fault.name) ") && $0.hasSuffix(fault.story) }
                let headline = try #require(fault.headline)
                #expect(lines[try #require(place) + 1].hasSuffix("[\(headline)]"))
            }
        }
        #expect(lines.contains { $0.hasPrefix("(healthy) ") && $0.hasSuffix("[fine.from-here]") })
        #expect(lines.contains { $0.hasPrefix("upkeep config init example.com") })
    }

    @Test func faultsAreToldBeforeTheReport() async throws {
        let output = try await Upkeep.run("demo", "--fault", "wrong-name", "--fault", "slow")
        #expect(
            output.standardOutput.hasPrefix(
                "wrong-name: \(DemoFault.wrongName.story)\nslow: \(DemoFault.slow.story)\n\n"))
        #expect(output.status == .exited(2))
    }

    @Test func aHealthyShopCanBePrintedForAProgram() async throws {
        let output = try await Upkeep.run("demo", "--format", "json")
        #expect(try JSONReport(output).status == "ok")
        #expect(output.status == .exited(0))
    }

    @Test func theListNamesEveryFault() async throws {
        let output = try await Upkeep.run("demo", "--list")
        for fault in DemoFault.allCases {
            #expect(output.standardOutput.contains("  \(fault.name) ") && output.standardOutput.contains(fault.story))
        }
        #expect(output.status == .exited(0))
    }
}

/// Where the visitor of a fault gets stuck, by the check that says so.
private enum Layer {
    static func of(_ check: String?, like fault: DemoFault) -> DemoFault.Layer? {
        switch check?.split(separator: ".").first {
        case "dns": .dns
        case "tcp": .connect
        case "tls": .tls
        case "http" where check == "http.partial": .connect
        case "http" where ["http.body", "http.json", "http.mixed-content"].contains(check): .content
        case "http": .http
        default: nil
        }
    }
}
