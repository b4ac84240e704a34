/// A paragraph that a command adds to the text form of its report.
package struct ReportLine: Sendable, Hashable {
    /// Kept as it is; what follows is wrapped beside it.
    package var lead: [TextSpan]
    package var body: [TextSpan]

    package init(_ lead: [TextSpan], _ body: [TextSpan]) {
        self.lead = lead
        self.body = body
    }

    /// An empty line.
    package static let gap = ReportLine([], [])
}
