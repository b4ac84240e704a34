import Foundation
import Peers

/// What `upkeep why --format json` prints, as far as the tests read it.
struct WhyReport: Decodable, Sendable {
    struct Verdict: Decodable, Sendable {
        let code: String
        let confidence: String
        let summary: String
        let remedy: String?
        let missing: String?
        let scope: String?
        let clock: String?
        let also: [String]
    }

    let status: String
    let durationMs: Double
    let verdict: Verdict
    let findings: [JSONReport.Finding]

    init(_ output: CommandOutput) throws {
        self = try JSONDecoder().decode(WhyReport.self, from: Data(output.standardOutput.utf8))
    }

    var sentences: String {
        ([verdict.summary, verdict.scope, verdict.clock] + verdict.also + [verdict.remedy, verdict.missing])
            .compactMap { $0 }.joined(separator: "\n") + "\n"
            + findings.map { "\($0.status) \($0.check) \($0.summary)\n" }.joined()
    }
}
