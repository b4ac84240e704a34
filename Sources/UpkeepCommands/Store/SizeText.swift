/// Sizes and counts as people read them.
enum SizeText {
    /// `512 B`, `12.3 kB`, `1.2 MB`: decimal units, as disks are sold and `df -H` counts.
    static func bytes(_ bytes: Int64) -> String {
        var size = Double(bytes)
        guard size >= 1000 else { return "\(bytes) B" }
        var unit = 0
        let units = ["kB", "MB", "GB", "TB"]
        size /= 1000
        while size >= 999.5, unit + 1 < units.count {
            size /= 1000
            unit += 1
        }
        guard size < 99.95 else { return "\(Int(size.rounded())) \(units[unit])" }
        let tenths = Int((size * 10).rounded())
        return tenths % 10 == 0
            ? "\(tenths / 10) \(units[unit])" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }

    /// `1 row`, `12,345 rows`.
    static func count(_ count: Int, _ word: String) -> String {
        var digits = String(count)
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
            place -= 3
        }
        return "\(digits) \(word)\(count == 1 ? "" : "s")"
    }
}
