/// Puts `${NAME}` and `${NAME:-default}` in; `$$` is a dollar sign, and a `$` before anything else is itself.
enum Substitution {
    struct Problem: Error {
        var kind: ConfigProblem.Kind
        /// Bytes from the start of the text.
        var offset: Int
        var message: String
        var expected: String?
        var hint: String?
    }

    static let forms = "`${NAME}` or `${NAME:-default}`"

    static func apply(to text: String, environment: (String) -> String?) -> Result<String, Problem> {
        guard text.utf8.contains(0x24) else { return .success(text) }
        var result = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            result += rest[..<dollar]
            rest = rest[dollar...].dropFirst()
            if rest.hasPrefix("$") {
                result += "$"
                rest = rest.dropFirst()
            } else if rest.hasPrefix("{") {
                let offset = text.utf8.distance(from: text.startIndex, to: dollar)
                guard let close = rest.firstIndex(of: "}") else {
                    return .failure(
                        Problem(
                            kind: .badVariable, offset: offset, message: "`${` is never closed", expected: forms,
                            hint: "write `$$` for a dollar sign"))
                }
                switch value(of: rest[..<close].dropFirst(), environment) {
                case .success(let value): result += value
                case .failure(var problem):
                    problem.offset = offset
                    return .failure(problem)
                }
                rest = rest[close...].dropFirst()
            } else {
                result += "$"
            }
        }
        return .success(result + rest)
    }

    private static func value(of inner: Substring, _ environment: (String) -> String?) -> Result<String, Problem> {
        let name = inner.prefix { $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) }
        let rest = inner.dropFirst(name.count)
        guard let first = name.first, !first.isNumber, rest.isEmpty || rest.hasPrefix(":-") else {
            return .failure(
                Problem(
                    kind: .badVariable, offset: 0, message: "this is no name of an environment variable",
                    expected: forms, hint: "write `$$` for a dollar sign"))
        }
        if let value = environment(String(name)), !value.isEmpty || rest.isEmpty { return .success(value) }
        if rest.hasPrefix(":-") { return .success(String(rest.dropFirst(2))) }
        return .failure(
            Problem(
                kind: .unsetVariable, offset: 0, message: "the environment has no variable `\(name)`",
                expected: "`\(name)` set where upkeep runs, or a default: `${\(name):-default}`", hint: nil))
    }
}
