/// Where to read on.
package struct AlertLink: Sendable, Hashable, Codable {
    package var title: String
    /// Absolute, `http` or `https`; others are shown as text.
    package var url: String

    package init(title: String, url: String) {
        self.title = title
        self.url = url
    }

    /// The URL if it may stand where receivers make a link of it: http or https, and nothing that ends the link early.
    package var safeURL: String? {
        let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
        let isPlain = url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !Self.breaking.contains($0) }
        return isWeb && isPlain && url.utf8.count <= 2000 ? url : nil
    }

    /// What ends a link in HTML, Markdown or Slack's notation.
    private static let breaking = Set("<>\"'`|\\(){}[]^".utf8)
}
