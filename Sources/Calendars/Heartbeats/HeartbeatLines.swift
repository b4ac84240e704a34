/// What is kept of the lines that a job sends.
package enum HeartbeatLines {
    package static let mostLines = 100
    /// UTF-8, with a line end each.
    package static let mostBytes = 10_240

    /// The last of the old lines and of those in `text`. Control characters, which could do things to a terminal, become
    /// U+FFFD; blank lines at the end go.
    static func keeping(_ old: [String], and text: String) -> [String] {
        guard !text.isEmpty else { return old }
        // However much was sent, no more than this can stay.
        let tail = String(decoding: text.utf8.suffix(mostBytes * 2), as: UTF8.self)
        var new = tail.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(clean)
        while new.last?.isEmpty == true { new.removeLast() }
        var kept: [String] = []
        var room = mostBytes
        for line in (old + new).reversed() {
            guard kept.count < mostLines, room > 1 else { break }
            let line = clip(line, to: kept.isEmpty ? mostBytes - 1 : Int.max)
            guard line.utf8.count + 1 <= room else { break }
            room -= line.utf8.count + 1
            kept.append(line)
        }
        return kept.reversed()
    }

    private static func clean(_ line: Substring) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control && scalar != "\t"
            scalars.append(isControl ? "\u{FFFD}" : scalar)
        }
        return String(scalars)
    }

    /// The end of a line that alone is too long.
    private static func clip(_ line: String, to most: Int) -> String {
        guard line.utf8.count > most else { return line }
        var scalars = line.unicodeScalars[...]
        var count = line.utf8.count + 3
        while count > most, let first = scalars.popFirst() { count -= UTF8.width(first) }
        return "…" + String(scalars)
    }
}
