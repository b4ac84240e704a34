/// Finds keys that are aliases or collections in files that use aliases.
///
/// The YAML library compares a mapping's keys by walking them, aliases included. Keys made of nested aliases would keep
/// it busy for ever, so such keys are refused before it sees them.
enum AliasKey {
    static func find(in text: String) -> YAMLReader.Spot? {
        let bytes = text.utf8
        guard bytes.contains(0x2A), bytes.contains(0x26) else { return nil }
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if let column = column(in: line) { return YAMLReader.Spot(line: number + 1, column: column) }
        }
        return nil
    }

    private static func column(in line: Substring) -> Int? {
        var quote: Unicode.Scalar?
        var previous: Unicode.Scalar = " "
        var aliasStart: Int?
        var closed: Int?
        let scalars = Array(line.unicodeScalars)
        for (place, scalar) in scalars.enumerated() {
            defer { previous = scalar }
            if let open = quote {
                if scalar == open, previous != "\\" { quote = nil }
                continue
            }
            let starts = " \t[{,:".unicodeScalars.contains(previous)
            switch scalar {
            case "\"" where starts, "'" where starts: quote = scalar
            case "#" where starts: return nil
            case "*" where starts: aliasStart = place
            case "?" where starts && (place + 1 == scalars.count || scalars[place + 1] == " "):
                return place + 1
            case "]", "}": closed = place
            case ":":
                if let start = aliasStart ?? closed { return start + 1 }
            case " ", "\t", "\r": break
            case ",":
                aliasStart = nil
                closed = nil
            default:
                closed = nil
                if previous == " " { aliasStart = nil }
            }
        }
        return nil
    }
}
