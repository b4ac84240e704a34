import UpkeepCore

/// Tells IPv4 addresses from names, and refuses the forms that programs read differently (`127.1`, `0x7f.1`, octal).
enum IPv4Form {
    /// - Returns: nil when `name` is a name: its last label is not a number (WHATWG URL, "ends in a number").
    static func address(in name: String, at offset: Int) throws(WebURLError) -> IPAddress? {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false)
        if parts.last == "" { parts.removeLast() }
        guard let last = parts.last, isNumber(last) else { return nil }
        if let address = IPAddress(name) { return address }
        let hint =
            meaning(of: parts).map { "some programs read it as `\($0)`; write that if you mean it" }
            ?? "an IPv4 address is four numbers from 0 to 255, e.g. `192.0.2.1`; no name ends in a number"
        throw WebURLError(
            .ipv4Form, in: .host, at: offset, "`\(name.prefix(80))` is not an IPv4 address in four decimal parts",
            hint: hint)
    }

    private static func isNumber(_ label: Substring) -> Bool {
        let bytes = Array(label.utf8)
        if bytes.allSatisfy(\.isDigit) { return true }
        return bytes.starts(with: [0x30, 0x78]) && bytes.dropFirst(2).allSatisfy { $0.hexValue != nil }
    }

    /// The address that the C library's `inet_aton` makes of it.
    private static func meaning(of parts: [Substring]) -> IPAddress? {
        guard (1...4).contains(parts.count) else { return nil }
        var value: UInt64 = 0
        for (place, part) in parts.enumerated() {
            let octets = place == parts.count - 1 ? 5 - parts.count : 1
            guard let number = number(part), number < 1 << (8 * UInt64(octets)) else { return nil }
            value = value << (8 * UInt64(octets)) | number
        }
        return IPAddress(v4: UInt32(truncatingIfNeeded: value))
    }

    private static func number(_ part: Substring) -> UInt64? {
        guard let first = part.utf8.first, first.isDigit else { return nil }
        if part.hasPrefix("0x") { return part.utf8.count == 2 ? 0 : UInt64(part.dropFirst(2), radix: 16) }
        return UInt64(part, radix: first == 0x30 ? 8 : 10)
    }
}
