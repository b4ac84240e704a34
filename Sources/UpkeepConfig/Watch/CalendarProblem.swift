/// Why a text of the config means nothing to a calendar.
package struct CalendarProblem: Sendable, Hashable {
    /// What is wrong, to go after the key's name, e.g. "the hour 25 does not exist".
    package var message: String
    /// Bytes from the start of the text, when one place in it is to blame.
    package var offset: Int?
    package var hint: String?

    package init(_ message: String, offset: Int? = nil, hint: String? = nil) {
        self.message = message
        self.offset = offset
        self.hint = hint
    }
}
