/// The lines of a configuration, as text, with where they begin.
struct ConfigurationLines {
    struct Line {
        var text: Substring
        /// From 1.
        var number: Int
    }

    private(set) var lines: [Line] = []

    /// What is no UTF-8 is kept as far as it is; a byte order mark is left out.
    ///
    /// - Parameter continued: whether a backslash at the end of a line takes the next one to it.
    init(_ bytes: [UInt8], continued: Bool = false) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let raw = bytes.prefix(ConfigurationLimits.length).dropFirst(start)
            .split(separator: 0x0A, omittingEmptySubsequences: false)
        var waiting: (text: String, number: Int)?
        for (place, bytes) in raw.enumerated() {
            guard lines.count < ConfigurationLimits.statements else { return }
            var bytes = bytes
            if bytes.last == 0x0D { bytes = bytes.dropLast() }
            let isContinued = continued && bytes.last == 0x5C
            if isContinued { bytes = bytes.dropLast() }
            let text = String(decoding: bytes, as: UTF8.self)
            let whole = (text: (waiting?.text ?? "") + text, number: waiting?.number ?? place + 1)
            if isContinued {
                waiting = whole
            } else {
                lines.append(Line(text: whole.text[...], number: whole.number))
                waiting = nil
            }
        }
        if let waiting { lines.append(Line(text: waiting.text[...], number: waiting.number)) }
    }
}

extension Substring {
    /// Without blanks at both ends.
    var trimmedBlanks: Substring {
        let rest = drop { $0 == " " || $0 == "\t" }
        guard let last = rest.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
        return rest[...last]
    }
}
