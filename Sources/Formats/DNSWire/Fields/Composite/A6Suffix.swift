import UpkeepCore

/// The prefix length of an A6 record and the bits after it (RFC 2874 §3.1); a prefix of 128 bits leaves no suffix.
enum A6Suffix {
    static func parse(_ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        let offset = words.offset
        let prefix = try words.number("prefix-length", UInt8.self)
        guard prefix <= 128 else { throw DNSWireError(.badField, at: offset, "prefix-length is at most 128") }
        guard prefix < 128 else { return [prefix] }
        return [prefix] + (try words.address("suffix", .v6))[(Int(prefix) / 8)...]
    }

    static func check(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        let at = cursor.offset
        let prefix = Int(try cursor.uint8(bytes))
        guard prefix <= 128 else { throw DNSWireError(.badValue, at: at, "A6 prefix of \(prefix) bits") }
        _ = try cursor.part((128 - prefix + 7) / 8, of: bytes)
    }

    static func text(_ bytes: [UInt8]) -> String {
        guard let prefix = bytes.first else { return "" }
        guard prefix < 128 else { return "\(prefix)" }
        let padding = [UInt8](repeating: 0, count: max(0, 17 - bytes.count))
        return "\(prefix) \(IPAddress(bytes: padding + bytes.dropFirst())?.description ?? "")"
    }
}
