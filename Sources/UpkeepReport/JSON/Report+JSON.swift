import UpkeepCore

extension Report {
    /// Written finding by finding: a thousand sites have megabytes of them.
    func writeJSON(to put: (String) throws -> Void) rethrows {
        var start = "{"
        for member in header { start += "\n  \(JSONWriter.text(member, indented: true, depth: 1))," }
        try put(start + "\n  \"findings\": [")
        for (place, finding) in findings.enumerated() {
            let text = JSONWriter.text(.object(finding.json(remedy: remedy(for: finding))), indented: true, depth: 2)
            try put((place > 0 ? "," : "") + "\n    " + text)
        }
        try put((findings.isEmpty ? "" : "\n  ") + "]\n}\n")
    }

    func writeLines(to put: (String) throws -> Void) rethrows {
        for finding in findings {
            let line = [JSONValue.Member("type", .text("finding"))] + finding.json(remedy: remedy(for: finding))
            try put(JSONWriter.text(.object(line), indented: false) + "\n")
        }
        try put(JSONWriter.text(.object([.init("type", .text("summary"))] + header), indented: false) + "\n")
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

    /// Counted where they lie: a copy of a hundred thousand findings is more than all else that a report takes.
    private var counts: JSONValue {
        var open: [Status: Int] = [:]
        var suppressed = 0
        for place in findings.indices {
            if findings[place].suppressedBy == nil {
                open[findings[place].status, default: 0] += 1
            } else {
                suppressed += 1
            }
        }
        let statuses = Status.allCases.map { JSONValue.Member($0.rawValue, .integer(open[$0] ?? 0)) }
        return .object(statuses + [.init("suppressed", .integer(suppressed))])
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
}
