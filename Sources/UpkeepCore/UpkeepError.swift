/// What every module's error has in common: a stable code to branch on, a sentence to read, a next step.
package protocol UpkeepError: Error, CustomStringConvertible {
    /// Stable kebab-case, e.g. `truncated`. Code branches on this, never on text.
    var code: String { get }
    /// What is wrong and where, lower case, no trailing full stop.
    var message: String { get }
    /// What to do next, when there is something.
    var hint: String? { get }
}

extension UpkeepError {
    package var hint: String? { nil }
    package var description: String { message }
}
