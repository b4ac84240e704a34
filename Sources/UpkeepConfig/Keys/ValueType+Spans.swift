import UpkeepCore

extension ValueType where Value == Duration {
    /// A length of time within a range; ``duration`` is for how long an answer is waited for.
    static func span(_ range: ClosedRange<Duration>) -> ValueType {
        let least = range.lowerBound == .zero ? "0s" : DurationText.exact(range.lowerBound)
        let most = DurationText.exact(range.upperBound)
        return ValueType.scalar("\(DurationText.expectedForm), \(least) to \(most)", schema: duration.schema) {
            scalar throws(BadValue) in
            let length = try lengthOfTime(scalar.text, bareUnit: "s")
            guard length >= range.lowerBound else { throw BadValue("less than \(least)") }
            guard length <= range.upperBound else { throw BadValue("more than \(most)") }
            return length
        }
    }
}

extension ValueType where Value == Int64 {
    /// Room on a disk, in bytes: `500MB`, `2GB`, `10GiB`.
    static let room = ValueType.scalar(
        "a size from 10MB to 1000TB such as `500MB`, `2GB` or `10GiB`",
        schema: .matching("^[0-9]+ ?[KkMmGgTt][Ii]?[Bb]$")
    ) { scalar throws(BadValue) in
        let bytes = try SizeText.bytes(scalar.text, units: ["kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib"])
        guard (10_000_000...1_000_000_000_000_000).contains(bytes) else { throw BadValue("out of range") }
        return bytes
    }
}

extension ValueType {
    /// `none`, which is a nil within the result, or something.
    static func orNone<Wrapped>(_ type: ValueType<Wrapped>) -> ValueType<Wrapped?> where Value == Wrapped? {
        let expected = "`none`, or \(type.expected)"
        return ValueType<Wrapped?>(
            expected: expected,
            schema: .record(["anyOf": .list([.record(["const": .text("none")]), type.schema])])
        ) { value, reader in
            if case .scalar(let text, _) = value.content {
                if text == "none" { return .some(nil) }
                if ["never", "off", "no", "false", "0"].contains(text.lowercased()) {
                    reader.report(
                        .badValue, at: value.place, "\(reader.key): unknown value", expected: expected,
                        hint: "did you mean `none`?")
                    return nil
                }
            }
            var read: Wrapped?
            reader.widening(type.expected, to: expected) { read = type.read(value, &$0) }
            return read.map { .some($0) }
        }
    }
}
