import UpkeepCore

/// Writes JSON (RFC 8259) that is safe to look at: control, bidirectional and other invisible characters are escaped.
package struct JSONWriter {
    private var bytes: [UInt8] = []
    private let indented: Bool

    private init(indented: Bool) { self.indented = indented }

    /// - Parameters:
    ///   - indented: two spaces per level and one member per line, or all on one line. No newline at the end.
    ///   - depth: the level of what the text goes into.
    package static func text(_ value: JSONValue, indented: Bool, depth: Int = 0) -> String {
        var writer = JSONWriter(indented: indented)
        writer.write(value, depth: depth)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// One member of an object, without what stands around it.
    static func text(_ member: JSONValue.Member, indented: Bool, depth: Int) -> String {
        var writer = JSONWriter(indented: indented)
        writer.write(member, depth: depth)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: bytes += "null".utf8
        case .flag(let flag): bytes += (flag ? "true" : "false").utf8
        case .integer(let integer): bytes += String(integer).utf8
        case .number(let number): bytes += (DecimalText.shortest(number) ?? "null").utf8
        case .text(let text): write(text)
        case .array(let values):
            list("[", "]", values, depth) { writer, value in writer.write(value, depth: depth + 1) }
        case .object(let members):
            list("{", "}", members, depth) { writer, member in writer.write(member, depth: depth + 1) }
        }
    }

    private mutating func write(_ member: JSONValue.Member, depth: Int) {
        write(member.name)
        bytes += (indented ? ": " : ":").utf8
        write(member.value, depth: depth)
    }

    private mutating func list<Element>(
        _ open: String, _ close: String, _ elements: [Element], _ depth: Int,
        _ write: (inout JSONWriter, Element) -> Void
    ) {
        bytes += open.utf8
        for (place, element) in elements.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            newline(depth + 1)
            write(&self, element)
        }
        if !elements.isEmpty { newline(depth) }
        bytes += close.utf8
    }

    private mutating func newline(_ depth: Int) {
        guard indented else { return }
        bytes.append(0x0A)
        bytes += repeatElement(0x20, count: depth * 2)
    }

    private mutating func write(_ text: String) {
        bytes.append(0x22)
        if Self.isPlain(text) {
            bytes += text.utf8
        } else {
            for scalar in text.unicodeScalars { write(scalar) }
        }
        bytes.append(0x22)
    }

    /// Whether it stands between quotes as it is.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for place in bytes.indices {
            let byte = bytes[place]
            guard byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C else { return false }
        }
        return true
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes += "\\\"".utf8
        case "\\": bytes += "\\\\".utf8
        case "\n": bytes += "\\n".utf8
        case "\r": bytes += "\\r".utf8
        case "\t": bytes += "\\t".utf8
        case _ where scalar.isInvisible:
            for unit in String(scalar).utf16 { bytes += "\\u\(HexText.padded(unit, to: 4))".utf8 }
        default: bytes += String(scalar).utf8
        }
    }
}
