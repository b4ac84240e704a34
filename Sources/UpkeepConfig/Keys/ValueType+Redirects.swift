import UpkeepCore

extension ValueType where Value == Int {
    /// `none`, or how many redirects to follow.
    static let redirectLimit = ValueType.scalar(
        "`none` or a number up to 50",
        schema: .record([
            "anyOf": .list([
                .record(["const": .text("none")]),
                .record(["type": .text("integer"), "minimum": .integer(0), "maximum": .integer(50)]), .variable,
            ])
        ])
    ) { scalar throws(BadValue) in
        if scalar.text == "none" { return 0 }
        guard let number = Int(scalar.text) else {
            let off = ["false", "no", "off", "never"].contains(scalar.text.lowercased())
            throw BadValue(
                "neither `none` nor a number",
                hint: off ? "did you mean `none`?" : Suggestion.hint(scalar.text, ["none"]))
        }
        guard (0...50).contains(number) else { throw BadValue("\(number) is out of range") }
        return number
    }
}
