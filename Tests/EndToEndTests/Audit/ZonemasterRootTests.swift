import DNSWorld
import Foundation
import Peers
import TestTraits
import Testing

/// Holds our audit against Zonemaster's, fault by fault, when `UPKEEP_ZONEMASTER` names a file for the table in
/// docs/dns.md. It takes a quarter of an hour, most of which Zonemaster waits, and `zonemaster-cli`.
@Suite("beside Zonemaster", .requiresRoot, .tags(.root), .serialized)
struct ZonemasterRootTests {
    private static let file = ProcessInfo.processInfo.environment["UPKEEP_ZONEMASTER"]

    @Test(
        "every message graver than a note is one of ours, or explained",
        .enabled(if: file != nil, "set UPKEEP_ZONEMASTER to a file"))
    func differences() async throws {
        let path = try #require(Self.file)
        var table = "| Fault | `upkeep dns` | Zonemaster, from WARNING on | Why they differ |\n|---|---|---|---|\n"
        for fault in AuditRow.all.map(\.fault) + [.betaLossy] {
            try await withDNSWorld(fault) { world in
                let ours = try AuditReport(try await world.audit("example.test", ["--format", "json"]))
                let theirs = try await ZonemasterRun(of: "example.test", in: world)
                let named = Set(ours.findings.filter { $0.status != "ok" }.flatMap { $0.evidence.zonemaster ?? [] })
                var whys: [String] = []
                for message in theirs.alarms where !named.contains("\(message.testCase) \(message.tag)") {
                    let why = ZonemasterDifference.why(message.tag, fault)
                    #expect(why != nil, "\(fault): \(message.testCase) \(message.tag)")
                    if let why, !whys.contains(why) { whys.append(why) }
                }
                table += Self.line(fault, ours, theirs, whys)
            }
        }
        try Data(table.utf8).write(to: URL(filePath: path))
    }

    private static func line(
        _ fault: WorldFault, _ ours: AuditReport, _ theirs: ZonemasterRun, _ whys: [String]
    ) -> String {
        let found = ours.alarms.map { "`\($0.check)` \($0.status)" }
        let tags = Set(theirs.alarms.map { "`\($0.tag)`" }).sorted()
        let seconds = { (time: Double) in "\((time * 10).rounded() / 10) s" }
        let elapsed = theirs.elapsed / .milliseconds(1)
        return "| `\(fault.rawValue)` | \(found.isEmpty ? "nothing" : found.joined(separator: ", ")), "
            + "\(seconds(ours.durationMs / 1000)) | \(tags.isEmpty ? "nothing" : tags.joined(separator: " ")), "
            + "\(seconds(elapsed / 1000)) | \(whys.joined(separator: "; ")) |\n"
    }
}
