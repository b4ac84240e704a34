/// A copy of a file's text in which later duplicates of a key can be hidden, every other character in its place.
///
/// The YAML library stops at the first mapping with a duplicate key and names only the first occurrence. Hiding the
/// second lets it go on, so that all mistakes come out in one run.
struct ShadowText {
    private let original: String
    /// Empty as long as nothing had to be hidden, as in nearly every file.
    private var lines: [[Unicode.Scalar]] = []
    private var hidden = 0

    init(_ text: String) { original = text }

    var text: String {
        guard hidden > 0 else { return original }
        var text = ""
        for (place, line) in lines.enumerated() {
            if place > 0 { text.unicodeScalars.append("\n") }
            // One at a time: appended together, all that was there before is copied for each line.
            for scalar in line { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// Renames the next occurrence of the key `name` after its `first` one, in the same mapping.
    /// - Returns: where that occurrence begins, its quote included; nil when it is written in a way not looked for here.
    mutating func hideSecond(_ name: String, after first: YAMLReader.Spot) -> YAMLReader.Spot? {
        let key = Array(name.unicodeScalars)
        if lines.isEmpty {
            lines = original.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
        }
        guard !key.isEmpty, lines.indices.contains(first.line - 1) else { return nil }
        let spot = inBlock(key, after: first) ?? inFlow(key, after: first)
        guard let spot else { return nil }
        let quoted = ["\"", "'"].contains(lines[spot.line - 1][spot.column - 1])
        // A private-use character that counts up: never equal to another key, and as wide as what it replaces.
        guard let mark = Unicode.Scalar(0xF0000 + UInt32(hidden)) else { return nil }
        lines[spot.line - 1][spot.column - 1 + (quoted ? 1 : 0)] = mark
        hidden += 1
        return spot
    }

    private func inBlock(_ key: [Unicode.Scalar], after first: YAMLReader.Spot) -> YAMLReader.Spot? {
        for number in lines.indices.dropFirst(first.line) {
            let line = lines[number]
            let indent = line.prefix { $0 == " " }.count
            guard indent < line.count, line[indent] != "#", line[indent] != "\r" else { continue }
            guard indent >= first.column - 1 else { return nil }
            if indent == first.column - 1, isKey(key, line, indent) {
                return YAMLReader.Spot(line: number + 1, column: indent + 1)
            }
        }
        return nil
    }

    private func inFlow(_ key: [Unicode.Scalar], after first: YAMLReader.Spot) -> YAMLReader.Spot? {
        var depth = 0
        var start = first.column
        for number in lines.indices.dropFirst(first.line - 1) {
            let line = lines[number]
            for place in line.indices.dropFirst(start) {
                switch line[place] {
                case "{", "[": depth += 1
                case "}", "]": depth -= 1
                default: break
                }
                guard depth >= 0 else { return nil }
                let previous = place > 0 ? line[place - 1] : " "
                if depth == 0, [" ", ",", "{"].contains(previous), isKey(key, line, place) {
                    return YAMLReader.Spot(line: number + 1, column: place + 1)
                }
            }
            start = 0
        }
        return nil
    }

    private func isKey(_ key: [Unicode.Scalar], _ line: [Unicode.Scalar], _ start: Int) -> Bool {
        var at = start
        let quote = ["\"", "'"].contains(line[at]) ? line[at] : nil
        if quote != nil { at += 1 }
        guard line[at...].starts(with: key) else { return false }
        at += key.count
        if let quote {
            guard at < line.count, line[at] == quote else { return false }
            at += 1
        }
        while at < line.count, line[at] == " " { at += 1 }
        guard at < line.count, line[at] == ":" else { return false }
        return at + 1 == line.count || [" ", "\r", "\t"].contains(line[at + 1]) || quote != nil
    }
}
