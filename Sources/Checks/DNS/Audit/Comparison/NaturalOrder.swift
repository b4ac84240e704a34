/// The order of names with numbers in them, numbers by value: `ns2` before `ns10`. octoDNS refuses files whose keys are
/// in another one.
enum NaturalOrder {
    static func precedes(_ a: String, _ b: String) -> Bool {
        let (left, right) = (parts(a), parts(b))
        for (x, y) in zip(left, right) where x != y {
            switch (x, y) {
            case (.number(let x), .number(let y)): return x.count == y.count ? x < y : x.count < y.count
            case (.text(let x), .text(let y)): return x < y
            // Texts and numbers take turns, beginning with a text, so the same place holds the same kind.
            case (.text, .number), (.number, .text): return false
            }
        }
        return left.count < right.count
    }

    private enum Part: Hashable {
        case text(String)
        /// Digits without zeros in front, as long as they are.
        case number(String)
    }

    private static func parts(_ text: String) -> [Part] {
        guard !text.isEmpty else { return [] }
        var parts: [Part] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            let word = rest.prefix { !$0.isASCII || !$0.isNumber }
            rest = rest.dropFirst(word.count)
            if !word.isEmpty || parts.isEmpty { parts.append(.text(String(word))) }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(digits.count)
            if !digits.isEmpty {
                let kept = digits.drop { $0 == "0" }
                parts.append(.number(kept.isEmpty ? "0" : String(kept)))
            }
        }
        return parts
    }
}
