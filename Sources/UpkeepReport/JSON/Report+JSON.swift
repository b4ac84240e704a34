import UpkeepCore

extension Report {
    func renderedJSON() -> String {
        let members = header + [JSONValue.Member("findings", .array(findings.map { .object(json($0)) }))]
        return JSONWriter.text(.object(members), indented: true) + "\n"
    }

    func renderedLines() -> String {
        let lines =
            findings.map { [JSONValue.Member("type", .text("finding"))] + json($0) }
            + [[JSONValue.Member("type", .text("summary"))] + header]
        return lines.map { JSONWriter.text(.object($0), indented: false) + "\n" }.joined()
    }

    /// All but the findings, in the documented order.
    private var header: [JSONValue.Member] {
        [
            .init("schema", .integer(Report.schema)),
            .init("command", .text(command)),
            .init("startedAt", .text(startedAt.rfc3339(milliseconds: true))),
            .init("durationMs", .number(DecimalText.milliseconds(duration))),
            .init("vantage", .optional(vantage?.name)),
            .init("status", .text(status.rawValue)),
            .init("interrupted", .flag(interrupted)),
            .init("counts", counts),
            .init("verdict", verdict.map { json($0) } ?? .null),
        ]
    }

    private var counts: JSONValue {
        let open = findings.filter { $0.suppressedBy == nil }
        let statuses = Status.allCases.map { status in
            JSONValue.Member(status.rawValue, .integer(open.count { $0.status == status }))
        }
        return .object(statuses + [.init("suppressed", .integer(findings.count - open.count))])
    }

    private func json(_ verdict: Verdict) -> JSONValue {
        .object([
            .init("code", .text(verdict.code.rawValue)),
            .init("confidence", .text(verdict.confidence.rawValue)),
            .init("summary", .text(verdict.summary)),
            .init("remedy", .optional(verdict.remedy)),
            .init("missing", .optional(verdict.missing)),
            .init("scope", .optional(told(.scope).first)),
            .init("clock", .optional(told(.clock).first)),
            .init("also", .array(told(.also).map { .text($0) })),
        ])
    }

    private func told(_ kind: VerdictLine.Kind) -> [String] { story.filter { $0.kind == kind }.map(\.text) }

    private func json(_ finding: Finding) -> [JSONValue.Member] {
        [
            .init("check", .text(finding.check.text)),
            .init("subject", .text(finding.subject.name)),
            .init("subjectKind", .text(finding.subject.kind.rawValue)),
            .init("status", .text(finding.status.rawValue)),
            .init("summary", .text(finding.summary)),
            .init("remedy", .optional(remedy(for: finding))),
            .init("evidence", finding.evidence.json),
            .init("suppressedBy", .optional(finding.suppressedBy?.text)),
            .init("observedAt", .text(finding.observedAt.rfc3339(milliseconds: true))),
        ]
    }
}
