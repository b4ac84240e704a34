/// The one place where texts become sizes.
enum SizeText {
    private static let factors: [String: Int64] = [
        "": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000, "tb": 1_000_000_000_000, "kib": 1 << 10,
        "mib": 1 << 20, "gib": 1 << 30, "tib": 1 << 40,
    ]

    /// - Parameter units: those that make sense here, in lower case; `""` for bare bytes.
    static func bytes(_ text: String, units: Set<String>) throws(BadValue) -> Int64 {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
        guard let number = Int64(digits) else { throw BadValue("not a size") }
        guard units.contains(unit), let factor = factors[unit] else {
            let meant = ["k": "KiB", "m": "MiB", "kbit": "KiB", "g": "GiB", "t": "TiB"][unit]
            let near = meant.flatMap { units.contains($0.lowercased()) ? $0 : nil }
            // Larger ones do not exist everywhere.
            let largest = units.contains("gb") ? "GB" : "MiB"
            let isLarge = meant != nil || unit.hasPrefix("g")
            throw BadValue(
                unit.isEmpty ? "a size needs its unit" : "not a unit of size", offset: digits.utf8.count,
                hint: unit.isEmpty
                    ? "did you mean `\(digits)GB`?"
                    : (near ?? (isLarge ? largest : nil)).map { "did you mean `\($0)`?" })
        }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw BadValue("out of range") }
        return bytes
    }
}
