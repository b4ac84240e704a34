/// Finds the line whose indentation is off when the YAML does not fit, and says how far to indent it.
///
/// It goes by the lines' beginnings alone, and quotes nothing of them: what stands there may be a secret.
struct Indentation {
    struct Slip {
        /// From 1.
        var line: Int
        var column: Int
        var hint: String
    }

    /// A line that begins with a key, list markers before it left out.
    private struct Key {
        /// From 1.
        var line: Int
        /// Spaces before the key; `- ` counts as two of them.
        var indent: Int
        /// A value stands behind the key in its line.
        var hasValue: Bool
    }

    private let keys: [Key]

    init(_ lines: [Substring]) {
        keys = lines.enumerated().compactMap { number, line in Self.key(line, number + 1) }
    }

    private static func key(_ line: Substring, _ number: Int) -> Key? {
        let scalars = Array(line.unicodeScalars)
        var at = 0
        while at < scalars.count {
            if scalars[at] == " " {
                at += 1
            } else if scalars[at] == "-", at + 1 < scalars.count, scalars[at + 1] == " " {
                at += 2
            } else {
                break
            }
        }
        guard at < scalars.count, scalars[at] != "#" else { return nil }
        let word = scalars[at...].prefix {
            $0 == "_" || $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        let behind = scalars[word.endIndex...]
        guard !word.isEmpty, behind.first == ":",
            behind.dropFirst().first.map({ " \r".unicodeScalars.contains($0) }) ?? true
        else { return nil }
        let value = behind.dropFirst().drop { $0 == " " || $0 == "\r" }
        return Key(line: number, indent: at, hasValue: !value.isEmpty && value.first != "#")
    }

    /// For a key that is deeper than the one above it, which has a value already: one of the two is off.
    func tooDeep(_ line: Int) -> Slip? {
        guard let place = keys.firstIndex(where: { $0.line == line }), place > 0 else { return nil }
        let (above, below) = (keys[place - 1], keys[place])
        guard above.hasValue, above.indent < below.indent else { return nil }
        let parent = parents(of: place - 1).first
        let siblings = keys[..<(place - 1)].reversed().prefix { $0.indent >= above.indent }
        let hasSibling = siblings.contains { $0.indent == above.indent }
        // With nothing else to go by, an odd step is the slip.
        let isAboveOff = parent.map {
            !hasSibling && !(above.indent - $0.indent).isMultiple(of: 2) && (below.indent - $0.indent).isMultiple(of: 2)
        }
        if isAboveOff ?? false {
            return slip(above, to: below.indent, as: below)
        }
        return slip(below, to: above.indent, as: above)
    }

    /// For a key that stands between the columns of the keys above it.
    func between(_ line: Int, _ column: Int) -> String? {
        guard let place = keys.firstIndex(where: { $0.line == line }), keys[place].indent == column - 1 else {
            return nil
        }
        var open: [Key] = []
        for key in keys[..<place].reversed() where open.last.map({ key.indent < $0.indent }) ?? true {
            open.append(key)
        }
        let deeper = open.last { $0.indent > keys[place].indent }
        let shallower = open.first { $0.indent < keys[place].indent }
        let ways = [deeper, shallower].compactMap(\.self).filter { $0.indent > 0 || deeper == nil }
        guard !ways.isEmpty else { return nil }
        return "indent it "
            + ways.map { "by \(Self.spaces($0.indent)) (as the key in line \($0.line))" }
            .joined(separator: ", or ")
    }

    /// The keys that `keys[place]` stands below, the nearest first.
    private func parents(of place: Int) -> [Key] {
        var found: [Key] = []
        for key in keys[..<place].reversed() where key.indent < (found.last ?? keys[place]).indent { found.append(key) }
        return found
    }

    private func slip(_ key: Key, to indent: Int, as other: Key) -> Slip {
        Slip(
            line: key.line, column: key.indent + 1,
            hint: "indent it by \(Self.spaces(indent)) (as the key in line \(other.line))")
    }

    private static func spaces(_ count: Int) -> String { count == 1 ? "1 space" : "\(count) spaces" }
}
