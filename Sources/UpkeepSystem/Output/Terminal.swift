/// What the reader's side of a stream can show.
package struct Terminal: Sendable, Hashable {
    package var isTerminal: Bool
    /// Columns to wrap at; nil when it is no terminal, because pipes and files want whole lines.
    package var columns: Int?
    /// Whether to use colour.
    package var colour: Bool
    /// Whether the locale's characters are UTF-8.
    package var unicode: Bool
    /// Whether a line can be taken back and written again, as progress needs it.
    package var canRewrite: Bool

    package init(isTerminal: Bool, columns: Int?, colour: Bool, unicode: Bool, canRewrite: Bool) {
        self.isTerminal = isTerminal
        self.columns = columns
        self.colour = colour
        self.unicode = unicode
        self.canRewrite = canRewrite
    }

    /// A pipe or file that takes UTF-8.
    package static let none = Terminal(isTerminal: false, columns: nil, colour: false, unicode: true, canRewrite: false)
}
