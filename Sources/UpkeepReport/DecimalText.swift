/// Numbers in the spelling that JSON, Prometheus and plugin output all read back exactly.
enum DecimalText {
    /// The shortest text that reads back as `number`, without a needless `.0`; nil when it is not finite.
    static func shortest(_ number: Double) -> String? {
        guard number.isFinite else { return nil }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// A length of time in milliseconds, to the microsecond.
    static func milliseconds(_ duration: Duration) -> Double { (duration / .microseconds(1)).rounded() / 1000 }
}
