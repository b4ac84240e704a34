/// An ATM address (ATM Name System 1.0 §5.1): `+` and E.164 digits, or hexadecimal digits with dots.
enum ATMAddress {
    private static let endSystem: UInt8 = 0
    private static let telephone: UInt8 = 1

    static func parse(_ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        let (text, offset) = try words.word("address")
        if text.hasPrefix("+") {
            guard text.utf8.count > 1, text.utf8.dropFirst().allSatisfy(DNSText.isDigit) else {
                throw DNSWireError(.badField, at: offset, "`\(text)` is no E.164 number")
            }
            return [telephone] + text.utf8.dropFirst()
        }
        guard let bytes = DNSText.bytes(hex: text.utf8.filter { $0 != 0x2E }), !bytes.isEmpty else {
            throw DNSWireError(.badField, at: offset, "`\(text)` is no ATM address")
        }
        return [endSystem] + bytes
    }

    static func check(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        let at = cursor.offset
        let format = try cursor.uint8(bytes)
        let address = try cursor.rest(bytes)
        guard !address.isEmpty, format == endSystem || format == telephone && address.allSatisfy(DNSText.isDigit) else {
            throw DNSWireError(.badValue, at: at, "ATM address of another format, or empty")
        }
    }

    static func text(_ bytes: [UInt8]) -> String {
        let digits = bytes.dropFirst()
        return bytes.first == telephone ? "+" + String(decoding: digits, as: UTF8.self) : DNSText.hex(digits)
    }
}
