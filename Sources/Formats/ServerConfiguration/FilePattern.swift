/// A name with `*`, `?` and `[…]`, as includes have them (glob(7)).
package struct FilePattern: Sendable, Hashable {
    private enum Part: Sendable, Hashable {
        case character(Character)
        case any
        case anything
        case oneOf([ClosedRange<Character>], isNegated: Bool)
    }

    private let parts: [Part]

    /// - Parameter text: one name, without slashes.
    package init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "*": if parts.last != .anything { parts.append(.anything) }
            case "?": parts.append(.any)
            case "[":
                if let (set, after) = Self.set(rest) {
                    parts.append(set)
                    rest = after
                } else {
                    parts.append(.character(character))
                }
            case "\\": if let next = rest.popFirst() { parts.append(.character(next)) }
            default: parts.append(.character(character))
            }
        }
        self.parts = parts
    }

    /// Whether there is anything in it that matches more than one name.
    package static func isPattern(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

    /// A dot at the beginning of a name is only matched by a dot.
    package func matches(_ name: String) -> Bool {
        if name.first == ".", parts.first != .character(".") { return false }
        let name = Array(name)
        var (part, at) = (0, 0)
        var retry: (part: Int, at: Int)?
        while at < name.count {
            if part < parts.count, parts[part] == .anything {
                retry = (part + 1, at)
                part += 1
            } else if part < parts.count, Self.matches(parts[part], name[at]) {
                part += 1
                at += 1
            } else if let last = retry {
                retry = (last.part, last.at + 1)
                (part, at) = (last.part, last.at + 1)
            } else {
                return false
            }
        }
        return parts[part...].allSatisfy { $0 == .anything }
    }

    private static func matches(_ part: Part, _ character: Character) -> Bool {
        switch part {
        case .character(let own): own == character
        case .any, .anything: true
        case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(character) } != isNegated
        }
    }

    /// What stands in brackets; nil when they do not end.
    private static func set(_ text: Substring) -> (Part, Substring)? {
        var rest = text
        let isNegated = rest.first == "!" || rest.first == "^"
        if isNegated { rest.removeFirst() }
        var ranges: [ClosedRange<Character>] = []
        while let first = rest.popFirst() {
            if first == "]", !ranges.isEmpty { return (.oneOf(ranges, isNegated: isNegated), rest) }
            if rest.first == "-", let last = rest.dropFirst().first, last != "]", first <= last {
                rest = rest.dropFirst(2)
                ranges.append(first...last)
            } else {
                ranges.append(first...first)
            }
        }
        return nil
    }
}
