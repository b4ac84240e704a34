import UpkeepCore
import UpkeepReport
import UpkeepStore

/// How the files of a store are, a line each, with what is wrong below.
struct StoreCheckPage {
    let reports: [StoreFileReport]

    func text(_ style: TextStyle) -> String {
        var page = TextPage(style)
        let column = reports.map(\.path.count).max() ?? 0
        for report in reports {
            let status: Status = report.isSound ? .ok : .critical
            let word = report.isSound ? "whole" : report.isTooNew ? "too new" : "damaged"
            // What belongs to the database's own book-keeping is nobody's row.
            let rows = report.rows.filter { !$0.key.hasPrefix("grdb_") }.values.reduce(0, +)
            page.paragraph(
                [
                    TextSpan("\(status.mark(unicode: style.unicode)) ", Ink(status)),
                    TextSpan(word + String(repeating: " ", count: 9 - word.count), Ink(status)),
                    TextSpan(report.path, .strong),
                    TextSpan(String(repeating: " ", count: column - report.path.count + 2)),
                ], [TextSpan("\(SizeText.bytes(report.bytes)), \(SizeText.count(rows, "row"))")])
            if report.isTooNew { page.paragraph(["    "], ["a newer Upkeep wrote it: use that one"]) }
            for problem in report.problems { page.paragraph(["    "], [TextSpan(problem)]) }
        }
        page.gap()
        let bytes = SizeText.bytes(reports.map(\.bytes).reduce(0, +))
        let bad = reports.count { !$0.isSound }
        page.paragraph(
            [],
            [
                TextSpan(
                    "\(SizeText.count(reports.count, "file")), \(bytes): \(bad == 0 ? "all whole" : "\(bad) not")",
                    .strong)
            ])
        if reports.contains(where: { !$0.problems.isEmpty }) {
            page.paragraph(
                ["next: "], ["bring back a backup, or save what still reads: `upkeep store salvage NEWFOLDER`"])
        } else if bad == 0 {
            page.paragraph(["next: "], ["`upkeep store backup FOLDER` keeps a copy"])
        }
        return page.text
    }
}
