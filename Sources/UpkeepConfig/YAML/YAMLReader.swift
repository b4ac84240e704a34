import Yams

/// Reads one file's bytes into values with places. Everything wrong with the YAML itself ends here.
struct YAMLReader {
    let path: String
    private(set) var problems: [ConfigProblem] = []
    private var duplicates: [Spot: Spot] = [:]

    /// A line and a column, both from 1.
    struct Spot: Hashable {
        var line: Int
        var column: Int
    }

    init(path: String) { self.path = path }

    /// - Returns: nil when the file cannot be used at all; ``problems`` then says why.
    mutating func read(_ source: ConfigSource) -> YAMLValue? {
        guard source.bytes.count <= YAMLLimits.bytes else {
            report(
                .tooLarge, 1, 1, "the file is larger than 4 MiB", hint: "split it into files in `conf.d/`")
            return nil
        }
        let bytes = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(source.bytes.dropFirst(3)) : source.bytes
        guard let text = String(validating: bytes, as: UTF8.self) else {
            reportEncoding(bytes)
            return nil
        }
        guard let root = compose(text) else { return nil }
        var size = 0
        guard measure(root, depth: 1, &size) else { return nil }
        return convert(root)
    }

    private mutating func compose(_ text: String) -> Node? {
        if let spot = AliasKey.find(in: text) {
            report(
                .syntax, spot.line, spot.column, "a key must be plain text, not an alias or a collection",
                expected: "`key: value`")
            return nil
        }
        var shadow = ShadowText(text)
        while true {
            do {
                // The basic resolver has no rules: what a scalar means is decided by the key that it belongs to.
                let parser = try Parser(yaml: shadow.text, resolver: .basic, encoding: .utf8)
                guard let root = try parser.singleRoot() else {
                    report(
                        .empty, 1, 1, "the file is empty", expected: "at least `sites:` with one site",
                        hint: "`upkeep config init SITE…` writes a first config")
                    return nil
                }
                return root
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let first = Spot(line: context.mark.line, column: context.mark.column)
                let name = names.first ?? ""
                if duplicates.count < YAMLLimits.duplicates, let second = shadow.hideSecond(name, after: first) {
                    duplicates[second] = first
                    continue
                }
                report(.duplicateKey, first.line, first.column, "`\(name)` is set twice in this mapping")
                return nil
            } catch let error as YamlError {
                problems.append(YAMLSyntax.problem(error, text: text, path: path))
                return nil
            } catch {
                report(.syntax, 1, 1, "the file cannot be read as YAML")
                return nil
            }
        }
    }

    /// Counts values as they are after aliases are followed, and stops early; depth is capped, so recursion is too.
    private mutating func measure(_ node: Node, depth: Int, _ size: inout Int) -> Bool {
        let place = place(node.mark)
        size += 1
        guard size <= YAMLLimits.values else {
            report(
                .tooMany, place.line, place.column,
                "the file has more than \(YAMLLimits.values) values once its aliases are followed",
                hint: "an alias that holds aliases multiplies; write the values out, or split the file")
            return false
        }
        guard depth <= YAMLLimits.depth || node.scalar != nil else {
            reportDepth(place.line, place.column)
            return false
        }
        switch node {
        case .scalar, .alias: return true
        case .sequence(let items):
            for item in items { guard measure(item, depth: depth + 1, &size) else { return false } }
        case .mapping(let mapping):
            for (_, value) in mapping { guard measure(value, depth: depth + 1, &size) else { return false } }
        }
        return true
    }

    private mutating func convert(_ node: Node) -> YAMLValue {
        let place = place(node.mark)
        let tag = node.tag.description
        if !["", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"].contains(tag) {
            report(
                .tag, place.line, place.column, "a YAML tag such as `\(Self.spelled(tag))` has no meaning here",
                hint: "leave the tag out; write quotes where a number should be text")
        }
        switch node {
        case .alias: return YAMLValue(content: .scalar("", .plain), place: place)
        case .scalar(let scalar):
            let style: YAMLStyle =
                switch scalar.style {
                case .any, .plain: .plain
                case .singleQuoted: .singleQuoted
                case .doubleQuoted: .doubleQuoted
                case .literal, .folded: .block
                }
            return YAMLValue(content: .scalar(scalar.string, style), place: place)
        case .sequence(let items):
            var values: [YAMLValue] = []
            for item in items { values.append(convert(item)) }
            return YAMLValue(content: .sequence(values), place: place)
        case .mapping(let mapping): return YAMLValue(content: .mapping(entries(mapping)), place: place)
        }
    }

    private mutating func entries(_ mapping: Node.Mapping) -> [YAMLEntry] {
        var own: [YAMLEntry] = []
        var merged: [YAMLEntry] = []
        for (key, value) in mapping {
            let place = place(key.mark)
            guard let scalar = key.scalar else {
                report(
                    .wrongType, place.line, place.column,
                    "a key must be plain text, not \(key.mapping == nil ? "a list" : "a mapping")",
                    expected: "`key: value`")
                continue
            }
            if let first = duplicates[Spot(line: place.line, column: place.column)] {
                let original = own.first { $0.place.line == first.line && $0.place.column == first.column }
                own.append(
                    YAMLEntry(
                        key: original?.key ?? scalar.string, place: place,
                        duplicateOf: Place(path: path, line: first.line, column: first.column), value: convert(value)))
            } else if scalar.string == "<<", scalar.style == .plain {
                merged += merge(convert(value))
            } else {
                own.append(YAMLEntry(key: scalar.string, place: place, duplicateOf: nil, value: convert(value)))
            }
        }
        guard !merged.isEmpty else { return own }
        var known = Set(own.map(\.key))
        return own + merged.filter { known.insert($0.key).inserted }
    }

    /// `<<: *mapping` or `<<: [*one, *two]`; earlier ones win (YAML merge key draft, section "Merge").
    private mutating func merge(_ value: YAMLValue) -> [YAMLEntry] {
        switch value.content {
        case .mapping(let entries): return entries.filter { $0.duplicateOf == nil }
        case .sequence(let items): return items.flatMap { merge($0) }
        case .scalar:
            report(
                .wrongType, value.place.line, value.place.column, "`<<` merges mappings, but this is \(value.shape)",
                expected: "an alias of a mapping, such as `<<: *base`, or a list of them")
            return []
        }
    }

    private static func spelled(_ tag: String) -> String {
        let prefix = "tag:yaml.org,2002:"
        return tag.hasPrefix(prefix) ? "!!" + tag.dropFirst(prefix.count) : tag
    }

    private func place(_ mark: Mark?) -> Place {
        Place(path: path, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }

    private mutating func report(
        _ kind: ConfigProblem.Kind, _ line: Int, _ column: Int, _ message: String, expected: String? = nil,
        hint: String? = nil
    ) {
        problems.append(
            ConfigProblem(
                kind, at: Place(path: path, line: line, column: column), message, expected: expected, hint: hint))
    }

    private mutating func reportDepth(_ line: Int, _ column: Int) {
        report(.tooDeep, line, column, "more than \(YAMLLimits.depth) lists and mappings inside each other")
    }

    private mutating func reportEncoding(_ bytes: [UInt8]) {
        var line = 1
        var column = 1
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
        let wide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        report(
            .notUTF8, line, column,
            wide ? "the file is UTF-16" : "the file is not UTF-8: a byte here is no part of a character",
            expected: "a text file in UTF-8",
            hint: wide
                ? "`iconv -f UTF-16 -t UTF-8` converts it"
                : "`iconv -f ISO-8859-1 -t UTF-8` converts an old Western file")
    }
}
