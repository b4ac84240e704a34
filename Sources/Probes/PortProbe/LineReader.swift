/// Cuts what comes into lines; the caller bounds how much that is.
struct LineReader {
    private var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    /// What has no line end yet; empty while whole lines are waiting.
    var rest: [UInt8] { bytes.contains(0x0A) ? [] : bytes }

    mutating func append(_ more: some Sequence<UInt8>) { bytes += more }

    /// The next whole line, without its end.
    mutating func next() -> [UInt8]? {
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        let line = bytes[..<end]
        bytes.removeFirst(end + 1)
        return Array(line.last == 0x0D ? line.dropLast() : line)
    }

    /// What is left, for when no line end will come.
    mutating func takeRest() -> [UInt8]? {
        defer { bytes = [] }
        return bytes.isEmpty ? nil : bytes
    }
}

extension [UInt8] {
    /// The text, at most 512 bytes of it, with control characters escaped.
    var printable: String {
        var text = ""
        for scalar in String(decoding: prefix(512), as: UTF8.self).unicodeScalars {
            if scalar.properties.generalCategory == .control {
                text += scalar.escaped(asASCII: true)
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
