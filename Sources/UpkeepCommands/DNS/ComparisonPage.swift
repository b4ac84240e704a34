import Checks
import DNSWire
import UpkeepReport

/// What differs, record set by record set: who says what.
struct ComparisonPage {
    /// A longer title gets a line of its own.
    private static let widestTitle = 32
    /// Records and mistakes that are spelt out for each; the JSON has all.
    private static let most = 20

    private let comparison: ZoneComparison
    private let titles: CopyTitles
    private let troubles: [CopyTrouble]

    init(_ comparison: ZoneComparison, _ titles: CopyTitles, _ troubles: [CopyTrouble]) {
        self.comparison = comparison
        self.titles = titles
        self.troubles = troubles
    }

    var lines: [ReportLine] {
        troubles.filter { $0.details.count > 1 }.flatMap(mistakes)
            + comparison.differences.filter { !$0.isLesser }.flatMap(block)
            + comparison.differences.filter(\.isLesser).flatMap(block)
    }

    /// What asking servers cannot show.
    /// - Parameter listedBy: Who listed names.
    func limits(_ listedBy: [String]) -> [ReportLine] {
        let names = (listedBy + ["usual names"]).joined(separator: ", ") + " and what answers lead to"
        let unseen = "a name that only a server has is not seen; give it with `--name`"
        return [ReportLine(["note: "], [TextSpan("names came from \(names); \(unseen)")])]
    }

    private func mistakes(_ trouble: CopyTrouble) -> [ReportLine] {
        let told = trouble.details.prefix(Self.most).map { ReportLine(["  "], [TextSpan($0)]) }
        let rest = trouble.details.count - told.count
        return [ReportLine([], [TextSpan(trouble.source, .strong)])] + told
            + (rest > 0 ? [ReportLine(["  "], ["and \(rest) more"])] : []) + [ReportLine.gap]
    }

    private func block(_ difference: RecordSetDifference) -> [ReportLine] {
        let name = difference.name.text(trailingDot: difference.name.isRoot, lowercased: true)
        let heading = ReportLine([], [TextSpan("\(name) \(difference.type)", .strong)])
        let sides = difference.sides.map { side in
            (title: titles.words(side.titles).joined(separator: ", "), told: told(side, of: difference))
        }
        let width = sides.map(\.title.count).filter { $0 <= Self.widestTitle }.max() ?? 0
        return [heading] + sides.flatMap { Self.rows($0.title, $0.told, width) } + [ReportLine.gap]
    }

    private func told(_ side: RecordSetDifference.Side, of difference: RecordSetDifference) -> [String] {
        guard !side.records.isEmpty else { return ["nothing"] }
        guard !difference.isTimeToLiveOnly else { return ["TTL \(side.ttl ?? 0)"] }
        let rest = side.records.count - Self.most
        return side.records.prefix(Self.most) + (rest > 0 ? ["and \(rest) more"] : [])
    }

    private static func rows(_ title: String, _ told: [String], _ width: Int) -> [ReportLine] {
        let indent = String(repeating: " ", count: 2 + width + 2)
        guard title.count <= widestTitle else {
            return [ReportLine(["  "], [TextSpan(title)])] + told.map { ReportLine([TextSpan(indent)], [TextSpan($0)]) }
        }
        let lead = "  " + title + String(repeating: " ", count: width - title.count + 2)
        return told.enumerated().map { place, text in
            ReportLine([TextSpan(place == 0 ? lead : indent)], [TextSpan(text)])
        }
    }
}
