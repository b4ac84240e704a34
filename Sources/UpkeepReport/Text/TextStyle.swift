/// How much of the text form the reader's terminal can show, and how much the reader wants to see.
package struct TextStyle: Sendable, Hashable {
    /// Colour repeats what words already say.
    package var colour: Bool
    /// Columns to wrap at; nil leaves lines as long as they are, as pipes and files want them.
    package var width: Int?
    /// Whether the locale is UTF-8; otherwise everything outside ASCII is spelt as an escape.
    package var unicode: Bool
    /// 0: what is wrong and what to do. 1 (`-v`): reasons, evidence of bad news, every check. 2: all evidence.
    package var verbosity: Int

    package init(colour: Bool = false, width: Int? = nil, unicode: Bool = true, verbosity: Int = 0) {
        self.colour = colour
        self.width = width
        self.unicode = unicode
        self.verbosity = verbosity
    }
}
