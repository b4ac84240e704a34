import Foundation
import Peers

/// What `--format json` prints, as far as the tests read it.
struct JSONReport: Decodable {
    struct Finding: Decodable {
        let check: String
        let subject: String
        let status: String
        let summary: String
        let remedy: String?
        let suppressedBy: String?
    }

    struct Verdict: Decodable {
        let code: String
        let confidence: String
        let summary: String
    }

    let schema: Int
    let command: String
    let status: String
    let interrupted: Bool
    let findings: [Finding]
    let verdict: Verdict?

    init(_ output: CommandOutput) throws {
        self = try JSONDecoder().decode(JSONReport.self, from: Data(output.standardOutput.utf8))
    }

    /// Bad news that nothing else explains.
    var headlines: [Finding] { findings.filter { $0.status != "ok" && $0.suppressedBy == nil } }

    subscript(check: String) -> Finding? { findings.first { $0.check == check } }
}
