import DNSWire

/// What is wrong with a host name's form (RFC 1123 section 2.1, RFC 5891 section 4.2.3.1).
enum HostNameSyntax {
    struct Flaw: Hashable {
        let words: String
        /// The tail of Zonemaster's message tags.
        let tag: String
        /// Discouraged rather than wrong.
        var isMinor = false
    }

    /// - Parameter underscores: Whether labels may hold `_`, as names of services do.
    static func flaw(_ name: DNSName, underscores: Bool = false) -> Flaw? {
        for label in name.labels {
            let text = String(decoding: label, as: UTF8.self)
            guard label.allSatisfy({ isAllowed($0) || underscores && $0 == 0x5F }) else {
                return Flaw(words: "`\(text)` holds more than letters, digits and hyphens", tag: "NON_ALLOWED_CHARS")
            }
            if label.first == 0x2D { return Flaw(words: "`\(text)` begins with a hyphen", tag: "INITIAL_HYPHEN") }
            if label.last == 0x2D { return Flaw(words: "`\(text)` ends with a hyphen", tag: "TERMINAL_HYPHEN") }
            let bytes = Array(label)
            if bytes.count > 3, bytes[2] == 0x2D, bytes[3] == 0x2D, !text.lowercased().hasPrefix("xn--") {
                return Flaw(
                    words: "`\(text)` has hyphens in third and fourth place", tag: "DISCOURAGED_DOUBLE_DASH",
                    isMinor: true)
            }
        }
        if let top = name.labels.last, top.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Flaw(words: "it ends in a number, like an address", tag: "NUMERIC_TLD")
        }
        return nil
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
        default: false
        }
    }
}
