import Incidents
import UpkeepCore
import UpkeepReport
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

/// How much of the time sites were up, a line each, and a line for what they promise.
struct UptimePage {
    var rows: [UptimeRow]
    let window: Range<Timestamp>
    let zone: LocalZone
    /// The config whose promises could not be read.
    var unreadable: String?

    private static let titles = ["", "up", "seen", "down", "incidents", "p50", "p99"]

    func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        guard !rows.isEmpty else {
            page.paragraph([], ["nothing was seen in this time"])
            page.paragraph(
                ["next: "],
                ["`upkeep watch` keeps looking; `--state FOLDER` names another store, `--since` another time"])
            return page.text
        }
        let table = [Self.titles] + rows.map(cells)
        let widths = Self.titles.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
        page.paragraph([TextSpan(Self.line(Self.titles, widths), .faint)], [])
        for (row, cells) in zip(rows, table.dropFirst()) {
            page.paragraph([TextSpan(Self.line(cells, widths), .plain)], [])
            if let promise = row.record.promise { page.paragraph(["  "], promised(promise)) }
        }
        page.gap()
        let span = "\(zone.text(window.lowerBound).dropLast(3)) to \(zone.text(window.upperBound).dropLast(3))"
        page.paragraph([], [TextSpan("\(span) \(zone.offset(at: window.upperBound).name)", .strong)])
        if let unreadable {
            page.paragraph(
                ["note: "],
                ["what is promised is not shown: `\(unreadable)` cannot be read; `upkeep config check` says why"])
        }
        return page.text
    }

    private func cells(_ row: UptimeRow) -> [String] {
        let uptime = row.record.uptime
        let latency = row.record.summary.latency
        let isAlone = Set(rows.map(\.vantage)).count < 2
        return [
            PrintableText.escaped(isAlone ? row.name : "\(row.name) (from \(row.vantage))"),
            uptime.share.map { "\(Uptime.percent($0, places: 3)) %" } ?? "unknown",
            Self.seen(uptime.coverage ?? 0),
            uptime.down > .zero ? DurationText.spoken(uptime.down) : "-", "\(row.incidents)",
            latency.value(at: 0.5).map(DurationText.spoken) ?? "-",
            latency.value(at: 0.99).map(DurationText.spoken) ?? "-",
        ]
    }

    /// Little is not nothing.
    private static func seen(_ coverage: Double) -> String {
        coverage > 0 && coverage < 0.001 ? "< 0.1 %" : "\(Uptime.percent(coverage, places: 1)) %"
    }

    /// The name to the left, numbers to the right.
    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        zip(cells, widths).enumerated().map { column, cell in
            let gap = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
            return column == 0 ? cell.0 + gap : gap + cell.0
        }.joined(separator: "  ")
    }

    /// `promised 99.9 % over 30 days: 39.2 of 43.2 min left (90.7 %)`.
    private func promised(_ promise: UptimeRecord.Promise) -> [TextSpan] {
        let level = promise.level
        let budget = promise.budget
        let target = "promised \(Uptime.percent(level.target, places: 4)) % over \(DurationText.spoken(level.window)): "
        let minutes = { (length: Duration) in Self.tenths(length / .seconds(60)) }
        guard let share = budget.shareLeft else {
            let isKept = budget.spent == .zero
            return [TextSpan(target), TextSpan(isKept ? "kept" : "broken", isKept ? .good : .bad)]
        }
        let words =
            budget.left < .zero
            ? "\(minutes(.zero - budget.left)) min more down than the \(minutes(budget.allowed)) min allowed"
            : "\(minutes(budget.left)) of \(minutes(budget.allowed)) min left (\(Self.tenths(share * 100)) %)"
        return [TextSpan(target), TextSpan(words, share <= 0 ? .bad : share < 0.25 ? .caution : .good)]
    }

    /// Rounded down: what is not whole is not there.
    private static func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10 + 1e-6).rounded(.down))
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
