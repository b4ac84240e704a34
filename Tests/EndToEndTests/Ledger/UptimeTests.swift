import Foundation
import Peers
import Testing
import UpkeepCore
import UpkeepStore

/// `upkeep uptime`.
struct UptimeTests {
    /// A day of looks, a minute apart; for the last hour nobody looked, and for 36 minutes before `shop` was down. The last
    /// look speaks for half a minute more: the next could have been that late.
    private func fill(_ store: FilledStore) async throws {
        let results = try ResultFile(folder: store.folder)
        let begin = store.openedAt + .seconds(-86_400)
        for (name, down) in [("shop", 1344..<1380), ("blog", 0..<0)] {
            let looks = (0..<1380).map { minute in
                LookResult(
                    Subject(.site, name), from: Vantage(name: "here"), at: begin + .seconds(minute * 60),
                    status: down.contains(minute) ? .critical : .ok, check: nil,
                    latency: down.contains(minute) ? nil : .milliseconds(minute % 100 == 7 ? 250 : 20), phases: [],
                    interval: .seconds(60), isAfterGap: false)
            }
            _ = try await results.append(looks)
        }
    }

    private func run(_ arguments: String..., in store: FilledStore) async throws -> CommandOutput {
        let config = store.folder + "/promises.yaml"
        try """
        sites:
          - {name: shop, url: 'https://shop.example/', slo: 99.9% over 30d}
          - {name: blog, url: 'https://blog.example/', slo: 99% over 30d}

        """.write(toFile: config, atomically: true, encoding: .utf8)
        let all = ["uptime"] + arguments + ["--config", config, "--state", store.folder]
        return try await Peers.run(Upkeep.invocation(all, environment: FilledStore.zone))
    }

    @Test("a line for each site with what was seen of it, and what is left of what it promised")
    func page() async throws {
        try await withFilledStore { store in
            try await fill(store)
            let from = (store.openedAt + .seconds(-86_400)).rfc3339()
            let output = try await run("--since", from, "--until", store.openedAt.rfc3339(), in: store)
            let lines = output.standardOutput.split(separator: "\n").map(String.init)
            try #require(lines.count == 6 && output.status == .exited(0), "\(output)")
            #expect(lines[0] == "            up    seen         down  incidents    p50     p99")
            #expect(lines[1].hasPrefix("blog     100 %  95.8 %            -          1  20 ms  251 ms"), "\(lines[1])")
            #expect(lines[2] == "  promised 99 % over 30 days: 432 of 432 min left (100 %)")
            #expect(lines[3].hasPrefix("shop  97.356 %  95.8 %  36 min 30 s          0  "), "\(lines[3])")
            #expect(lines[4] == "  promised 99.9 % over 30 days: 6.7 of 43.2 min left (15.5 %)", "\(lines[4])")
            #expect(lines[5].hasSuffix(" CET"))
            let one = try await run("blog", "--since", from, in: store).standardOutput
            #expect(one.contains("blog") && !one.contains("shop"))
        }
    }

    @Test("every member of its JSON has a row in docs/json-lists.md, and no share is over 1")
    func json() async throws {
        let documented = try DocumentedLists()
        try await withFilledStore { store in
            try await fill(store)
            let output = try await run("--format", "json", in: store)
            #expect(try documented.undocumented(output.standardOutput) == [])
            let sites = try #require(try DocumentedJSON.object(output.standardOutput)["sites"] as? [[String: Any]])
            #expect(sites.map { $0["subject"] as? String } == ["blog", "shop"])
            #expect(sites.allSatisfy { ($0["uptime"] as? Double ?? 2) <= 1 && ($0["coverage"] as? Double ?? 2) <= 1 })
            #expect(sites[1]["downMs"] as? Int == 36 * 60_000 + 30_000)
            let slo = try #require(sites[1]["slo"] as? [String: Any])
            #expect(slo["leftMs"] as? Int == 402_000 && slo["budgetMs"] as? Int == 2_592_000)
        }
    }

    @Test("where nothing was seen it says so, and a time that ends before it begins is refused")
    func nothing() async throws {
        try await withTemporaryDirectory { folder in
            let empty = try await Peers.run(Upkeep.invocation(["uptime", "--state", folder.path]))
            #expect(empty.status == .exited(0) && empty.standardOutput.hasPrefix("nothing was seen in this time\n"))
            let refused = try await Peers.run(
                Upkeep.invocation(["uptime", "--since", "1h", "--until", "2h", "--state", folder.path]))
            #expect(refused.status == .exited(64) && refused.standardError.contains("not after it begins"))
        }
    }
}
