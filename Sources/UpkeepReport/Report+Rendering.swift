extension Report {
    /// The report in `format`, ending in a newline; `style` counts for ``ReportFormat/text`` only.
    package func rendered(as format: ReportFormat, style: TextStyle = TextStyle()) -> String {
        var text = ""
        write(as: format, style: style) { text += $0 }
        return text
    }

    /// The same piece by piece, so that what is large for programs is never in memory as a whole.
    package func write(
        as format: ReportFormat, style: TextStyle = TextStyle(), to put: (String) throws -> Void
    ) rethrows {
        switch format {
        case .text: try put(renderedText(style))
        case .json: try writeJSON(to: put)
        case .ndjson: try writeLines(to: put)
        case .prometheus: try writeExposition(to: put)
        case .nagios: try put(renderedPluginOutput())
        }
    }
}
