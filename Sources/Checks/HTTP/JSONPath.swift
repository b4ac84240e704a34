/// Where a value is in a JSON document: `$.status`, `$.checks[0].name`, `$['odd key']`.
package struct JSONPath: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        case key(String)
        case index(Int)
    }

    package let source: String
    package let steps: [Step]

    /// Most steps a path may have.
    package static let deepest = 64

    /// Reads `$` followed by `.name`, `[number]`, `['name']` or `["name"]`, each any number of times.
    ///
    /// A quoted name ends at the next such quote; a backslash takes the character after it as it is.
    /// - Throws: ``JSONPathError`` with the offset of what cannot be understood.
    package init(_ source: String) throws(JSONPathError) {
        var reader = Reader(bytes: Array(source.utf8))
        steps = try reader.steps()
        self.source = source
    }

    private struct Reader {
        let bytes: [UInt8]
        var at = 0

        mutating func steps() throws(JSONPathError) -> [Step] {
            guard bytes.first == UInt8(ascii: "$") else {
                throw JSONPathError(offset: 0, message: "a path begins with `$`, e.g. `$.status`")
            }
            at = 1
            var steps: [Step] = []
            while at < bytes.count {
                guard steps.count < JSONPath.deepest else {
                    throw JSONPathError(offset: at, message: "a path has at most \(JSONPath.deepest) steps")
                }
                switch bytes[at] {
                case UInt8(ascii: "."): steps.append(try name())
                case UInt8(ascii: "["): steps.append(try bracket())
                default: throw JSONPathError(offset: at, message: "expected `.name` or `[…]` here")
                }
            }
            return steps
        }

        private mutating func name() throws(JSONPathError) -> Step {
            at += 1
            let start = at
            while at < bytes.count, bytes[at] != UInt8(ascii: "."), bytes[at] != UInt8(ascii: "[") { at += 1 }
            guard at > start else { throw JSONPathError(offset: start, message: "a name is missing after `.`") }
            return .key(String(decoding: bytes[start..<at], as: UTF8.self))
        }

        private mutating func bracket() throws(JSONPathError) -> Step {
            at += 1
            let start = at
            guard at < bytes.count else { throw JSONPathError(offset: at, message: "`]` is missing") }
            let step: Step
            if bytes[at] == UInt8(ascii: "'") || bytes[at] == UInt8(ascii: "\"") {
                step = .key(try quoted())
            } else {
                while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
                guard at > start, let index = Int(String(decoding: bytes[start..<at], as: UTF8.self)) else {
                    throw JSONPathError(offset: start, message: "expected a number or a quoted name after `[`")
                }
                step = .index(index)
            }
            guard at < bytes.count, bytes[at] == UInt8(ascii: "]") else {
                throw JSONPathError(offset: at, message: "`]` is missing")
            }
            at += 1
            return step
        }

        private mutating func quoted() throws(JSONPathError) -> String {
            let quote = bytes[at]
            let start = at
            at += 1
            var name: [UInt8] = []
            while at < bytes.count, bytes[at] != quote {
                if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
                name.append(bytes[at])
                at += 1
            }
            guard at < bytes.count else { throw JSONPathError(offset: start, message: "the quote is not closed") }
            at += 1
            return String(decoding: name, as: UTF8.self)
        }
    }
}
