import Foundation
import Peers

/// What `upkeep dns --format json` prints, as far as the tests read it.
struct AuditReport: Decodable {
    struct Finding: Decodable {
        struct Evidence: Decodable {
            let zonemaster: [String]?
        }

        let check: String
        let subject: String
        let subjectKind: String
        let status: String
        let summary: String
        let remedy: String?
        let suppressedBy: String?
        let evidence: Evidence
    }

    let schema: Int
    let command: String
    let status: String
    let durationMs: Double
    let findings: [Finding]

    init(_ output: CommandOutput) throws {
        self = try JSONDecoder().decode(AuditReport.self, from: Data(output.standardOutput.utf8))
    }

    /// Bad news that nothing else explains, gravest first.
    var alarms: [Finding] { findings.filter { $0.status != "ok" && $0.suppressedBy == nil } }
    /// Bad news that something else explains.
    var folded: [Finding] { findings.filter { $0.suppressedBy != nil } }

    subscript(check: String) -> Finding? { findings.first { $0.check == check } }
}
