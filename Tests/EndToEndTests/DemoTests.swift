import Foundation
import Peers
import Testing
import UpkeepDemo

/// `upkeep demo`, the newcomer's first minute.
struct DemoTests {
    @Test("each fault is one headline, and what it causes is suppressed by it", arguments: DemoFault.allCases)
    func fault(_ fault: DemoFault) async throws {
        let output = try await Upkeep.run("demo", "--fault", fault.name, "--format", "json")
        let report = try JSONReport(output)
        #expect(report.headlines.map(\.check) == ["\(fault.headline)"])
        #expect(Layer.of(report.headlines.first?.check, like: fault) == fault.layer)
        let causes = Set(report.findings.filter { $0.status != "ok" }.compactMap(\.suppressedBy))
        #expect(causes.isSubset(of: ["\(fault.headline)"]))
        #expect(report.status == report.headlines.first?.status)
        #expect(output.status == .exited(report.status == "warning" ? 1 : 2))
        #expect(output.standardError == "")
    }

    @Test func theTourFindsEveryFault() async throws {
        let output = try await Upkeep.run("demo")
        #expect(output.status == .exited(0))
        #expect(output.standardError == "")
        #expect(output.standardOutput.contains("3 subjects: 3 ok"))
        let lines = output.standardOutput.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        for fault in DemoFault.allCases {
            let place = try #require(lines.firstIndex { $0.hasPrefix("\(fault.name) ") && $0.hasSuffix(fault.story) })
            #expect(lines[place + 1].hasSuffix("[\(fault.headline)]"))
        }
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
