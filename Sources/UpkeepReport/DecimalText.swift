/// Numbers in the spelling that JSON, Prometheus and plugin output all read back exactly.
package enum DecimalText {
    /// The shortest text that reads back as `number`, without a needless `.0`; nil when it is not finite.
    static func shortest(_ number: Double) -> String? {
        guard number.isFinite else { return nil }
        let text = number.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The same without an exponent, for formats that have none; nil when it is not finite.
    static func plain(_ number: Double) -> String? {
        guard let text = shortest(number), let mark = text.firstIndex(of: "e"),
            let exponent = Int(text[text.index(after: mark)...])
        else { return shortest(number) }
        let sign = text.hasPrefix("-") ? "-" : ""
        let mantissa = text[..<mark].drop { $0 == "-" }
        let digits = mantissa.filter { $0 != "." }
        // Where the point stands, counted from the first digit.
        let point = 1 + exponent
        if point <= 0 { return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)" }
        // An exponent is written only where all digits are before the point.
        return sign + digits + String(repeating: "0", count: max(0, point - digits.count))
    }

    /// A length of time in milliseconds, to the microsecond.
    package static func milliseconds(_ duration: Duration) -> Double { (duration / .microseconds(1)).rounded() / 1000 }
}
