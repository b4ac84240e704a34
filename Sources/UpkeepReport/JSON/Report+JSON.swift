import UpkeepCore

extension Report {
    /// Bytes to put at a time: a thousand sites have megabytes of findings.
    private static let piece = 32 << 10

    func writeJSON(to put: (String) throws -> Void) rethrows {
        var writer = JSONWriter(indented: true)
        writer.raw("{")
        for member in header {
            writer.raw("\n  ")
            writer.write(member, depth: 1)
            writer.raw(",")
        }
        writer.raw("\n  \"findings\": [")
        for place in findings.indices {
            writer.raw(place > 0 ? ",\n    " : "\n    ")
            writer.write(findings[place].json(remedy: remedy(for: findings[place])), depth: 2)
            if writer.count >= Self.piece { try put(writer.take()) }
        }
        writer.raw(findings.isEmpty ? "]\n}\n" : "\n  ]\n}\n")
        try put(writer.take())
    }

    func writeLines(to put: (String) throws -> Void) rethrows {
        var writer = JSONWriter(indented: false)
        for place in findings.indices {
            let members = findings[place].json(remedy: remedy(for: findings[place]))
            writer.write([.init("type", .text("finding"))] + members, depth: 0)
            writer.raw("\n")
            if writer.count >= Self.piece { try put(writer.take()) }
        }
        writer.write([.init("type", .text("summary"))] + header, depth: 0)
        writer.raw("\n")
        try put(writer.take())
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
