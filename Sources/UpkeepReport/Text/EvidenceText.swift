package import UpkeepCore

/// Evidence as rows for people: keys aligned, records one line each.
package enum EvidenceText {
    package struct Row: Equatable {
        package var depth: Int
        package var key: String
        package var value: String
    }

    /// A longer value is cut: the whole of it is in the JSON form.
    private static let longest = 400

    package static func rows(_ evidence: Evidence, depth: Int = 0) -> [Row] {
        evidence.entries.flatMap { entry -> [Row] in
            switch entry.value {
            case .record(let record):
                return [Row(depth: depth, key: entry.key, value: "")] + rows(record, depth: depth + 1)
            case .list(let values) where values.contains(where: \.isRecord):
                return [Row(depth: depth, key: entry.key, value: "")]
                    + values.map { Row(depth: depth + 1, key: "-", value: inline($0)) }
            default: return [Row(depth: depth, key: entry.key, value: inline(entry.value))]
            }
        }
    }

    package static func inline(_ value: EvidenceValue) -> String {
        switch value {
        case .text(let text): shortened(text)
        case .integer(let integer): String(integer)
        case .number(let number): DecimalText.shortest(number) ?? "not a number"
        case .flag(let flag): flag ? "yes" : "no"
        case .time(let time): time.rfc3339()
        case .duration(let duration): (duration < .zero ? "-" : "") + DurationText.spoken(duration)
        case .list(let values): values.isEmpty ? "none" : values.map(inline).joined(separator: ", ")
        case .record(let record):
            record.entries.map { "\($0.key) \(inline($0.value))" }.joined(separator: ", ")
        }
    }

    private static func shortened(_ text: String) -> String {
        guard text.utf8.count > longest, text.count > longest else { return text }
        return text.prefix(longest) + "… (\(text.count - longest) more characters)"
    }
}

extension EvidenceValue {
    fileprivate var isRecord: Bool {
        if case .record = self { true } else { false }
    }
}
