/// The table as `docs/comparison.md`.
enum ComparisonPage {
    static var markdown: String {
        opening + "\n" + ComparisonTable.all.map(row).joined() + "\n" + notes + "\n"
            + ComparisonTable.all.compactMap { row in row.why.map { "- **\(row.name)**: \($0)\n" } }.joined()
    }

    private static let opening = """
        # Beside blackbox_exporter and check_curl

        Three tools look at the same targets: Upkeep, Debian's prometheus-blackbox-exporter 0.23 and check_curl from \
        monitoring-plugins 2.3.3. `swift test --filter Comparison` sets all of them up anew, asks, and fails when a \
        tool says anything but what stands here. This page is written from the table in \
        `Tests/ComparisonTests/Table`; with `UPKEEP_RECORD=1` the test rewrites it.

        Each tool is told to expect the same, as far as it can be told: a status of 2xx, the words \
        `\(Expectation.words)` in the page (not for *no ALPN* and *gzip bomb*, which have none), the whole answer \
        within a second (for *slow*), the test's own authority, redirects followed, an answer within \(Tool.patience) \
        seconds.

        - A cell is the tool's verdict and the layer that its own words name as the one that failed: `dns`, `connect`, \
        `tls`, `http` or `content`. No layer: a person has to find it out.
        - ⧗ stands where a tool waits until its time is up; everywhere else it answers as soon as the target does.
        - blackbox_exporter's cell is what Prometheus scrapes. Its log says more to those who ask for `debug=true`.
        - check_curl is asked twice where there is TLS, about the certificate (`-C 30,14`) and about the page, and the \
        first bad answer counts. With `--continue-after-certificate` it does both in one, prints `CRITICAL` for a \
        certificate that runs out, and ends with status 0.

        | Target | What stands there | Upkeep | blackbox_exporter | check_curl |
        |---|---|---|---|---|
        """

    private static let notes = """
        ## Every difference, explained

        One holds for nearly every row: below HTTP, blackbox_exporter's numbers say that a target is down and not \
        where. Upkeep always names the layer, and so does check_curl mostly, by quoting curl. The others:

        """

    private static func row(_ row: Row) -> String {
        let cells = Tool.allCases.map { tool in
            let answer = row[tool]
            let layer = answer.layer.map { ", `\($0.rawValue)`" } ?? ""
            return "\(answer.verdict.rawValue)\(layer)\(row.waiting.contains(tool) ? " ⧗" : "")"
        }
        return "| \(([row.name, row.target] + cells).joined(separator: " | ")) |\n"
    }
}
