import UpkeepReport

extension String {
    enum ClipUnit {
        case characters, utf8, utf16
    }

    /// The text, or its beginning and `…` when it is longer than `limit`; never cut within a character.
    func clipped(_ limit: Int, _ unit: ClipUnit) -> String {
        // What is short in bytes is short in every unit.
        if utf8.count <= limit { return self }
        func size(_ text: some StringProtocol) -> Int {
            switch unit {
            case .characters: text.count
            case .utf8: text.utf8.count
            case .utf16: text.utf16.count
            }
        }
        let ellipsis = "…"
        guard size(ellipsis) <= limit else { return "" }
        var room = limit - size(ellipsis)
        var end = startIndex
        var fits = startIndex
        var used = 0
        while end < endIndex {
            let next = index(after: end)
            let step = size(self[end..<next])
            used += step
            if used > limit { return String(self[..<fits]) + ellipsis }
            if step <= room {
                room -= step
                fits = next
            } else {
                room = 0
            }
            end = next
        }
        return self
    }

    /// On one line and with nothing in it that acts on its reader: line ends become spaces, other controls and what
    /// turns text around are spelled out.
    var oneLine: String {
        let joined = split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
        return PrintableText.escaped(joined)
    }
}
