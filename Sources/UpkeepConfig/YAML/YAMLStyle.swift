/// How a single value is written.
enum YAMLStyle: Sendable {
    case plain, singleQuoted, doubleQuoted, block

    /// How many columns after the value's first one the character at `offset` (bytes) of its text stands; 0 when escapes
    /// or line breaks make that impossible to say.
    func offset(_ offset: Int, in text: String) -> Int {
        let before = text.utf8.prefix(offset)
        guard !before.contains(0x0A), let head = String(before) else { return 0 }
        switch self {
        case .plain: return head.unicodeScalars.count
        case .singleQuoted: return head.contains("'") ? 0 : head.unicodeScalars.count + 1
        case .doubleQuoted: return head.contains("\\") || head.contains("\"") ? 0 : head.unicodeScalars.count + 1
        case .block: return 0
        }
    }
}
