extension Report {
    /// The report in `format`, ending in a newline; `style` counts for ``ReportFormat/text`` only.
    package func rendered(as format: ReportFormat, style: TextStyle = TextStyle()) -> String {
        switch format {
        case .text: renderedText(style)
        case .json: renderedJSON()
        case .ndjson: renderedLines()
        case .prometheus: renderedExposition()
        case .nagios: renderedPluginOutput()
        }
    }
}
