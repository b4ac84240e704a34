import DNSWorld
import Foundation
import Peers
import TestTraits
import Testing

@Suite("upkeep dns, in a world of its own", .requiresRoot, .tags(.root))
struct AuditRootTests {
    @Test("a healthy zone raises no alarm and is summed up")
    func healthy() async throws {
        try await withDNSWorld { world in
            let seen = try await world.audit("example.test", ["--format", "json"])
            let report = try AuditReport(seen)
            #expect(seen.status == .exited(0))
            #expect(try DocumentedJSON().undocumented(seen.standardOutput) == [])
            #expect((report.schema, report.command, report.status) == (1, "dns", "ok"))
            #expect(report.findings.filter { $0.status != "ok" }.map(\.check) == [])
            let text = try await world.audit()
            #expect(text.status == .exited(0) && text.standardError.isEmpty)
            for words in [
                "2 operators", "all 2 name servers answer at 4 addresses", "every signature", "for 5 min at most",
            ] {
                #expect(text.standardOutput.contains(words), "\(words): \(text.standardOutput)")
            }
        }
    }

    /// Which questions get lost is chance, so what else is told besides may differ, but not about whom.
    @Test("a server that loses packets is told as that, and no other is blamed", arguments: 1...3)
    func lossy(_ run: Int) async throws {
        try await withDNSWorld(.betaLossy) { world in
            let report = try AuditReport(try await world.audit("example.test", ["--format", "json"]))
            let loss = try #require(report["dns.server.loss"])
            #expect(loss.status == "warning" && loss.suppressedBy == nil)
            #expect(loss.summary.contains("`ns1.beta-dns.test` (") && loss.summary.contains("had to be sent twice"))
            for alarm in report.alarms {
                #expect(alarm.status != "critical" && !alarm.summary.contains("ns1.alpha-dns.test"), "\(alarm.summary)")
            }
        }
    }

    @Test("the root has nobody above it, and a private world of its own private addresses")
    func root() async throws {
        try await withDNSWorld { world in
            let report = try AuditReport(try await world.audit(".", ["--format", "json"]))
            #expect(report["dns.delegation.found"]?.summary == "the root, which nobody delegates")
            #expect(report["dns.delegation.addresses"]?.status == "ok")
            #expect(report["dns.dnssec.presence"]?.status == "ok", "\(report["dns.dnssec.presence"]?.summary ?? "")")
        }
    }

    @Test("a zone that is given several times is audited once")
    func repeated() async throws {
        try await withDNSWorld { world in
            let seen = try await world.audit("example.test", ["--format", "json", "EXAMPLE.test.", "example.test"])
            let report = try AuditReport(seen)
            #expect(report.findings.count { $0.check == "dns.zone.whole" } == 1)
        }
    }

    /// As many as fit into 0.65 s at the pace of one in 20 ms, walks and chains included.
    @Test("no address is asked more than 32 questions")
    func politeness() async throws {
        try await withDNSWorld { world in
            let asked = try await world.countingQuestions {
                let seen = try await world.audit("example.test", ["--format", "json"])
                #expect(seen.status == .exited(0))
            }
            #expect(asked.count >= 8 && asked.values.allSatisfy { $0 <= 32 }, "\(asked)")
        }
    }

    @Test("each fault is told as its cause, and as nothing else", arguments: AuditRow.all)
    func fault(_ row: AuditRow) async throws {
        try await withDNSWorld(row.fault) { world in
            let seen = try await world.audit("example.test", ["--format", "json"])
            let report = try AuditReport(seen)
            #expect(seen.status == .exited(row.exit))
            let told = report.alarms.map { "\($0.check) \($0.status)" }
            #expect(told == row.alarms.map { "\($0.check) \($0.status)" }, "\(report.alarms.map(\.summary))")
            let folded = Set(report.folded.map(\.check))
            #expect(folded.subtracting(row.mayFold) == row.folded, "\(report.folded.map(\.summary))")
            for (alarm, finding) in zip(row.alarms, report.alarms) {
                for words in alarm.says {
                    #expect(finding.summary.contains(words), "\(finding.check): \(finding.summary)")
                }
                #expect(finding.remedy?.isEmpty == false, "\(finding.check)")
                #expect((finding.subject, finding.subjectKind) == ("example.test", "zone"))
            }
            for finding in report.folded {
                let cause = try #require(finding.suppressedBy)
                #expect(report.findings.contains { $0.check == cause && $0.status != "ok" }, "\(finding.check)")
            }
        }
    }
}
