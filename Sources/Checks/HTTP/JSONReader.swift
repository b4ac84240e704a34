/// Reads a whole JSON document (RFC 8259) once, without recursion, and picks out the value at one path.
package struct JSONReader {
    package enum Found: Sendable, Hashable {
        case scalar(JSONScalar)
        case object, array
        /// Nothing is at the path; so many of its steps exist.
        case missing(existingSteps: Int)
    }

    /// Containers within containers, at most.
    package static let deepest = 128

    private struct Container {
        let isObject: Bool
        /// The path leads into this container.
        let onPath: Bool
        /// The value that comes next is where the path leads.
        var nextOnPath = false
        var index = 0
    }

    private let bytes: [UInt8]
    private let steps: [JSONPath.Step]
    private var at = 0
    private var open: [Container] = []
    private var found = Found.missing(existingSteps: 0)
    /// The scalars that are members of the outermost object; nil when nobody asks for them.
    private var members: [(name: String, value: JSONScalar)]?
    /// Whose value comes next.
    private var member: String?

    private init(_ bytes: [UInt8], _ steps: [JSONPath.Step]) {
        self.bytes = bytes
        self.steps = steps
    }

    /// The value at `path`; of members with the same name the last counts, as in browsers.
    /// - Throws: ``JSONReadError`` when `bytes` are not one JSON document from beginning to end.
    package static func value(at path: JSONPath, in bytes: [UInt8]) throws(JSONReadError) -> Found {
        var reader = JSONReader(bytes, path.steps)
        return try reader.run()
    }

    /// The scalars that are members of the outermost object, in order.
    /// - Throws: ``JSONReadError`` when `bytes` are not one JSON document from beginning to end.
    package static func scalarMembers(in bytes: [UInt8]) throws(JSONReadError) -> [(name: String, value: JSONScalar)] {
        var reader = JSONReader(bytes, [])
        reader.members = []
        _ = try reader.run()
        return reader.members ?? []
    }

    private enum Expecting { case value, valueOrEnd, key, keyOrEnd, separatorOrEnd }

    private mutating func run() throws(JSONReadError) -> Found {
        // RFC 8259 section 8.1: a byte order mark may be ignored.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
        var expecting = Expecting.value
        while true {
            skipSpace()
            guard at < bytes.count else {
                throw fail(open.isEmpty ? "the document is empty" : "the document ends before it is complete")
            }
            let byte = bytes[at]
            switch expecting {
            case .valueOrEnd where byte == UInt8(ascii: "]"), .keyOrEnd where byte == UInt8(ascii: "}"):
                at += 1
                open.removeLast()
                expecting = .separatorOrEnd
            case .value, .valueOrEnd:
                expecting = try value(byte)
            case .key, .keyOrEnd:
                try key(byte)
                expecting = .value
            case .separatorOrEnd:
                expecting = try separator(byte)
            }
            if expecting == .separatorOrEnd, open.isEmpty { break }
        }
        skipSpace()
        guard at == bytes.count else { throw fail("something follows the end of the document") }
        return found
    }

    private mutating func separator(_ byte: UInt8) throws(JSONReadError) -> Expecting {
        let top = open.count - 1
        let isObject = open[top].isObject
        if byte == UInt8(ascii: ",") {
            at += 1
            open[top].index += 1
            return isObject ? .key : .value
        }
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw fail("expected `,` or `\(isObject ? "}" : "]")`")
        }
        at += 1
        open.removeLast()
        return .separatorOrEnd
    }

    private mutating func key(_ byte: UInt8) throws(JSONReadError) {
        guard byte == UInt8(ascii: "\"") else { throw fail("expected a name in double quotes") }
        let top = open.count - 1
        let wanted: String? =
            if open[top].onPath, case .key(let name) = steps[open.count - 1] { name } else { nil }
        let isMember = members != nil && top == 0
        let name = try string(keeping: wanted != nil || isMember)
        if isMember { member = name }
        open[top].nextOnPath = wanted != nil && name == wanted
        skipSpace()
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw fail("expected `:`") }
        at += 1
    }

    private mutating func value(_ byte: UInt8) throws(JSONReadError) -> Expecting {
        let depth = open.count
        let onPath: Bool
        if let top = open.last {
            if top.isObject {
                onPath = top.nextOnPath
            } else if top.onPath, case .index(let index) = steps[depth - 1] {
                onPath = top.index == index
            } else {
                onPath = false
            }
        } else {
            onPath = true
        }
        let isTarget = onPath && depth == steps.count
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < Self.deepest else { throw fail("more than \(Self.deepest) levels deep") }
            let isObject = byte == UInt8(ascii: "{")
            at += 1
            open.append(Container(isObject: isObject, onPath: onPath && !isTarget))
            if isTarget {
                found = isObject ? .object : .array
            } else if onPath {
                found = .missing(existingSteps: depth)
            }
            return isObject ? .keyOrEnd : .valueOrEnd
        default:
            let isMember = members != nil && depth == 1 && member != nil
            let scalar = try scalar(byte, keeping: isTarget || isMember)
            if isMember {
                if let scalar, let member { members?.append((member, scalar)) }
                member = nil
            } else if let scalar {
                found = .scalar(scalar)
            } else if onPath {
                found = .missing(existingSteps: depth)
            }
            return .separatorOrEnd
        }
    }

    private mutating func scalar(_ byte: UInt8, keeping: Bool) throws(JSONReadError) -> JSONScalar? {
        switch byte {
        case UInt8(ascii: "\""):
            let text = try string(keeping: keeping)
            return text.map { .text($0) }
        case UInt8(ascii: "t"):
            try word("true")
            return keeping ? .flag(true) : nil
        case UInt8(ascii: "f"):
            try word("false")
            return keeping ? .flag(false) : nil
        case UInt8(ascii: "n"):
            try word("null")
            return keeping ? .null : nil
        case UInt8(ascii: "-"), 0x30...0x39:
            let number = try number()
            return keeping ? .number(number) : nil
        default: throw fail("expected a value")
        }
    }

    private mutating func word(_ word: StaticString) throws(JSONReadError) {
        let start = at
        for byte in "\(word)".utf8 {
            guard at < bytes.count, bytes[at] == byte else {
                at = start
                throw fail("expected a value")
            }
            at += 1
        }
    }

    /// RFC 8259 section 6: no leading zeros, digits on both sides of the point.
    private mutating func number() throws(JSONReadError) -> Double {
        let start = at
        if bytes[at] == UInt8(ascii: "-") { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "0") { at += 1 } else { try digits() }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            at += 1
            try digits()
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            at += 1
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
        // Very long numbers are cut for their value; the document stays readable.
        return Double(String(decoding: bytes[start..<min(at, start + 400)], as: UTF8.self)) ?? .nan
    }

    private mutating func digits() throws(JSONReadError) {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        if at == start { throw fail("expected a digit") }
    }

    /// - Returns: the text without its escapes, or nil when it is not wanted.
    private mutating func string(keeping: Bool) throws(JSONReadError) -> String? {
        at += 1
        let start = at
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                let raw = bytes[start..<at]
                at += 1
                return keeping ? JSONReader.unescaped(raw) : nil
            case UInt8(ascii: "\\"):
                at += 1
                guard at < bytes.count else { throw fail("the text is not closed") }
                switch bytes[at] {
                case UInt8(ascii: "u"):
                    guard at + 4 < bytes.count, bytes[at + 1...at + 4].allSatisfy({ $0.hexDigit != nil }) else {
                        throw fail("`\\u` needs four hexadecimal digits")
                    }
                    at += 5
                case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
                    UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
                    at += 1
                default: throw fail("no such escape")
                }
            case 0..<0x20: throw fail("a control character inside a text")
            default: at += 1
            }
        }
        throw fail("the text is not closed")
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
            at += 1
        }
    }

    private func fail(_ message: String) -> JSONReadError { JSONReadError(offset: at, message: message) }
}
