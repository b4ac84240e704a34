/// Numbers for people: no more digits than mean something.
enum Figure {
    /// Three digits count: `231,000`, `17.9`.
    static func rounded(_ number: Double) -> String {
        guard number > 0 else { return "0" }
        var scale = 1.0
        while number * scale < 100 { scale *= 10 }
        while number * scale >= 1000 { scale /= 10 }
        let rounded = (number * scale).rounded() / scale
        guard scale > 1 else { return grouped(Int(rounded)) }
        // Such numbers are shortest as they are written by themselves.
        let text = "\(rounded)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// `86,400,000`.
    static func grouped(_ number: Int) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// `0.665 ms`, `17.9 s`, `12.3 min`.
    static func time(_ time: Duration) -> String {
        let seconds = time / .seconds(1)
        if seconds < 1 { return "\(rounded(seconds * 1000)) ms" }
        return seconds < 120 ? "\(rounded(seconds)) s" : "\(rounded(seconds / 60)) min"
    }

    /// Of bytes: `51.6 MB`.
    static func size(_ bytes: Double) -> String {
        if bytes >= 1e9 { return "\(rounded(bytes / 1e9)) GB" }
        return bytes >= 1e6 ? "\(rounded(bytes / 1e6)) MB" : "\(rounded(bytes / 1e3)) kB"
    }
}
