import UpkeepCore

extension ValueType where Value == Bool {
    static let flag = ValueType.scalar(
        "`true` or `false`",
        schema: .record(["anyOf": .list([.record(["type": .text("boolean")]), .variable])])
    ) { scalar throws(BadValue) in
        switch scalar.text {
        case "true": return true
        case "false": return false
        default:
            let text = scalar.text.lowercased()
            let meant: String? =
                ["yes", "on", "true", "1", "y"].contains(text)
                ? "true"
                : ["no", "off", "false", "0", "n"].contains(text) ? "false" : nil
            throw BadValue("neither `true` nor `false`", hint: meant.map { "did you mean `\($0)`?" })
        }
    }
}

extension ValueType where Value == Bool {
    /// For keys that are an order: there is nothing to switch off.
    static let mustBeTrue = ValueType.scalar("`true`", schema: .record(["const": .flag(true)])) {
        scalar throws(BadValue) in
        guard scalar.text == "true" else { throw BadValue("only `true` makes sense here") }
        return true
    }
}

extension ValueType where Value == Int {
    static func integer(in range: ClosedRange<Int>, _ noun: String) -> ValueType {
        ValueType.scalar(
            "\(noun), \(range.lowerBound) to \(range.upperBound)", schema: .integer(in: range)
        ) { scalar throws(BadValue) in
            guard let number = Int(scalar.text) else {
                let days = scalar.text.hasSuffix("d") ? Int(scalar.text.dropLast()) : nil
                throw BadValue("not a whole number", hint: days.map { "did you mean `\($0)`?" })
            }
            guard range.contains(number) else { throw BadValue("\(number) is out of range") }
            return number
        }
    }

    /// Bytes: `2MiB`, `512KiB`, `1MB`, `4096`.
    static let size = ValueType.scalar(
        "a size up to 256MiB such as `512KiB`, `2MiB` or `1MB`",
        schema: .record([
            "anyOf": .list([
                .record(["type": .text("integer"), "minimum": .integer(1)]),
                .matching("^[0-9]+ ?([KkMm][Ii]?[Bb]|[Bb])?$"),
            ])
        ])
    ) { scalar throws(BadValue) in
        let bytes = try SizeText.bytes(scalar.text, units: ["", "b", "kb", "mb", "kib", "mib"])
        guard (1...256 << 20).contains(bytes) else { throw BadValue("out of range") }
        return Int(bytes)
    }
}

extension ValueType where Value == UInt32 {
    /// A time to live in DNS, 31 bits (RFC 2181 section 8).
    static let ttl = ValueType.scalar(
        "seconds, or a length of time such as `5m` or `1h`",
        schema: .record([
            "anyOf": .list([
                .record(["type": .text("integer"), "minimum": .integer(0), "maximum": .integer(0x7FFF_FFFF)]),
                .matching("^([0-9]+(s|m|h|d|w))+$"),
            ])
        ])
    ) { scalar throws(BadValue) in
        let seconds = Int64(scalar.text) ?? DurationText.parse(scalar.text)?.components.seconds
        guard let seconds else { throw BadValue("neither seconds nor a length of time") }
        guard (0...0x7FFF_FFFF).contains(seconds) else { throw BadValue("out of range") }
        return UInt32(seconds)
    }
}

extension ValueType where Value == Duration {
    /// A length of time that is not zero and at most an hour: more is no time to wait for an answer.
    static let duration = ValueType.scalar(
        DurationText.expectedForm,
        schema: .matching("^([0-9]+(\\.[0-9]+)?(ms|s|m|h|d|w))+$")
    ) { scalar throws(BadValue) in
        let duration = try lengthOfTime(scalar.text)
        guard duration > .zero else { throw BadValue("no time at all") }
        guard duration <= .seconds(3600) else {
            throw BadValue("longer than an hour", hint: "no answer takes that long")
        }
        return duration
    }

    /// - Parameter bareUnit: what a number without a unit was meant in, if that can be told.
    static func lengthOfTime(_ text: String, bareUnit: String? = nil) throws(BadValue) -> Duration {
        if let duration = DurationText.parse(text) { return duration }
        let bare = Double(text) != nil && text.first?.isNumber == true
        guard bare else { throw BadValue("not a length of time", hint: slip(text)) }
        throw BadValue(
            "a length of time needs its unit",
            hint: bareUnit.map { "did you mean `\(text)\($0)`?" } ?? unit(text))
    }

    /// Whoever writes a large number thinks in milliseconds.
    private static func unit(_ text: String) -> String {
        Double(text).map { $0 >= 100 } ?? false
            ? "did you mean `\(text)ms`, or `\(text)s`?" : "did you mean `\(text)s`?"
    }

    private static func slip(_ text: String) -> String? {
        let dotted = text.replacing(",", with: ".")
        if dotted != text, DurationText.parse(dotted) != nil { return "did you mean `\(dotted)`?" }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
        let units = [
            "s": "s", "sec": "s", "secs": "s", "second": "s", "seconds": "s", "ms": "ms", "msec": "ms", "min": "m",
            "mins": "m", "minute": "m", "minutes": "m", "hour": "h", "hours": "h", "h": "h", "day": "d", "days": "d",
        ]
        guard !digits.isEmpty, digits.count < 10, let meant = units[unit] else { return nil }
        return "did you mean `\(digits)\(meant)`?"
    }
}
