import UpkeepCore

/// Writes JSON (RFC 8259) that is safe to look at: control, bidirectional and other invisible characters are escaped.
package struct JSONWriter {
    private var bytes: [UInt8] = []
    private let indented: Bool

    /// - Parameter indented: two spaces per level and one member per line, or all on one line.
    init(indented: Bool) { self.indented = indented }

    /// - Parameters:
    ///   - indented: two spaces per level and one member per line, or all on one line. No newline at the end.
    ///   - depth: the level of what the text goes into.
    package static func text(_ value: JSONValue, indented: Bool, depth: Int = 0) -> String {
        var writer = JSONWriter(indented: indented)
        writer.write(value, depth: depth)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Bytes that were written and not yet taken.
    var count: Int { bytes.count }

    /// What was written since it was last taken.
    mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What stands between values, as it is.
    mutating func raw(_ text: String) { bytes += text.utf8 }

    /// - Parameter depth: the level of what the value goes into.
    mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: raw("null")
        case .flag(let flag): raw(flag ? "true" : "false")
        case .integer(let integer): raw(String(integer))
        case .number(let number): raw(DecimalText.shortest(number) ?? "null")
        case .text(let text): write(text)
        case .array(let values):
            bytes.append(0x5B)
            for place in values.indices {
                begin(place, depth)
                write(values[place], depth: depth + 1)
            }
            if !values.isEmpty { newline(depth) }
            bytes.append(0x5D)
        case .object(let members): write(members, depth: depth)
        }
    }

    /// An object of these members.
    mutating func write(_ members: [JSONValue.Member], depth: Int) {
        bytes.append(0x7B)
        for place in members.indices {
            begin(place, depth)
            write(members[place], depth: depth + 1)
        }
        if !members.isEmpty { newline(depth) }
        bytes.append(0x7D)
    }

    /// One member of an object, without what stands around it.
    mutating func write(_ member: JSONValue.Member, depth: Int) {
        write(member.name)
        bytes.append(0x3A)
        if indented { bytes.append(0x20) }
        write(member.value, depth: depth)
    }

    private mutating func begin(_ place: Int, _ depth: Int) {
        if place > 0 { bytes.append(0x2C) }
        newline(depth + 1)
    }

    private mutating func newline(_ depth: Int) {
        guard indented else { return }
        bytes.append(0x0A)
        for _ in 0..<depth * 2 { bytes.append(0x20) }
    }

    private mutating func write(_ text: String) {
        bytes.append(0x22)
        let isWritten = text.utf8.withContiguousStorageIfAvailable { utf8 in
            guard Self.isPlain(utf8) else { return false }
            bytes.append(contentsOf: utf8)
            return true
        }
        if isWritten != true { for scalar in text.unicodeScalars { write(scalar) } }
        bytes.append(0x22)
    }

    /// Whether it stands between quotes as it is.
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // Without a way out, so that many bytes are looked at in one step.
        var others: UInt8 = 0
        for byte in text {
            others |= byte &- 0x20 < 0x5F ? 0 : 1
            others |= byte == 0x22 || byte == 0x5C ? 1 : 0
        }
        return others == 0
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
