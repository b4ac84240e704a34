/// Text for a monitoring plugin's output, where `|` begins performance data and a newline begins the next field.
enum PluginText {
    static func safe(_ text: String) -> String {
        String(PrintableText.escaped(text).map { $0 == "|" ? "/" : $0 })
    }
}
