import Yams

/// Says in plain words what the YAML library found wrong.
enum YAMLSyntax {
    static func problem(_ error: YamlError, text: String, path: String) -> ConfigProblem {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return explain(problem, context, mark, text, path)
        case .reader(_, let offset, _, _):
            let before = text.prefix(offset ?? 0)
            let line = before.count { $0.isNewline } + 1
            let column =
                (before.lastIndex { $0.isNewline }.map { before[$0...].unicodeScalars.count - 1 }
                    ?? before.unicodeScalars.count) + 1
            return ConfigProblem(
                .syntax, at: Place(path: path, line: line, column: column), "a control character stands here",
                expected: "text without control characters",
                hint: "in double quotes, `\\x07` and the like stand for them")
        default:
            return ConfigProblem(
                .syntax, at: Place(path: path, line: 1, column: 1), "the file cannot be read as YAML")
        }
    }

    private static func explain(
        _ problem: String, _ context: YamlError.Context?, _ mark: Mark, _ text: String, _ path: String
    ) -> ConfigProblem {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        func line(_ number: Int) -> Substring { lines.indices.contains(number - 1) ? lines[number - 1] : "" }
        func make(
            _ message: String, as kind: ConfigProblem.Kind = .syntax, at place: Mark? = nil, column: Int? = nil,
            expected: String? = nil, hint: String? = nil
        ) -> ConfigProblem {
            let place = place ?? mark
            return ConfigProblem(
                kind, at: Place(path: path, line: place.line, column: column ?? place.column), message,
                expected: expected, hint: hint)
        }
        let opened = context.map { "line \($0.mark.line), column \($0.mark.column)" } ?? "the line above"
        let scalars = line(mark.line).unicodeScalars
        let indent = scalars.prefix { $0 == " " || $0 == "\t" }
        if indent.contains("\t") || problem.contains("tab character") {
            let column = indent.firstIndex(of: "\t").map { indent.distance(from: indent.startIndex, to: $0) + 1 }
            return make(
                "a tab indents this line", as: .tab, column: column,
                expected: "spaces: YAML does not allow tabs as indentation")
        }
        let here = scalars.dropFirst(mark.column - 1).first
        switch problem {
        case "but found another document":
            return make(
                "a second document starts here", as: .manyDocuments, expected: "one document in a file",
                hint: "move it into a file of its own in `conf.d/`")
        case let text where text.contains("nesting level"):
            return make("more than \(YAMLLimits.depth) lists and mappings inside each other", as: .tooDeep)
        case "mapping values are not allowed in this context":
            if let slip = Indentation(lines).tooDeep(mark.line) {
                return ConfigProblem(
                    .syntax, at: Place(path: path, line: slip.line, column: slip.column), "the indentation is off here",
                    hint: slip.hint)
            }
            return make(
                "a `:` does not fit here", expected: "one `key: value` in a line, its keys indented alike",
                hint: "put a value that contains `: ` into quotes")
        case "did not find expected key":
            return make(
                "this does not fit the mapping that starts at \(opened)",
                expected: "a `key: value` indented exactly as the mapping's other keys",
                hint: Indentation(lines).between(mark.line, mark.column)
                    ?? "look for a quote or an indentation that is off, here or in the line above")
        case "did not find expected '-' indicator":
            return make(
                "this does not fit the list that starts at \(opened)",
                expected: "`- ` indented exactly as the list's other items",
                hint: Indentation(lines).between(mark.line, mark.column))
        case "block sequence entries are not allowed in this context":
            return make("a list item does not fit here", expected: "the `- ` on a line of its own below the key")
        case "could not find expected ':'":
            return make(
                "a key without `:`", at: context?.mark, expected: "`key: value`",
                hint: "a text of several lines needs `|` after its key, or quotes")
        case "found unexpected end of stream", "found unexpected document indicator":
            return make("the quote that opens here is never closed", at: context?.mark)
        case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
            let bracket = problem.hasSuffix("'}'") ? "{" : "["
            let closing = bracket == "{" ? "}" : "]"
            return make(
                "the `\(bracket)` that opens at \(opened) is not closed before this", expected: "`,` or `\(closing)`")
        case "found unknown escape character", "did not find expected hexdecimal number":
            return make(
                "this escape is not known in double quotes", expected: "`\\\\` for a backslash",
                hint: "in single quotes a backslash is just a backslash, which suits regular expressions")
        case "found undefined alias":
            return make("no anchor of this name stands above", expected: "an alias `*name` after its anchor `&name`")
        case "did not find expected alphabetic or numeric character":
            return make(
                "`*` and `&` at the start of a value have a meaning in YAML", at: context?.mark,
                expected: "quotes around a value that starts with them")
        case "found character that cannot start any token":
            return make(
                "a value cannot start with `\(here.map(String.init) ?? "this")`",
                expected: "quotes around a value that starts with it")
        case "did not find expected node content":
            return make(
                "something is missing before this", expected: "a value, or the `]` or `}` that closes what is open")
        case "did not find expected <document start>":
            return make(
                "this does not fit what stands above it", expected: "`key: value` from the first column on",
                hint: "look for a bracket or a quote that is closed too early")
        default:
            let text = [context?.text, problem].compactMap(\.self).joined(separator: ": ")
            return make("this is not valid YAML (\(text))")
        }
    }
}
