/// Lengths of time as zone files write them: seconds, or BIND's `1w2d3h4m5s` in either case.
enum DNSSeconds {
    /// - Returns: nil for anything else, and for more than 2³²−1 seconds.
    static func read(_ text: some Collection<UInt8>) -> UInt32? {
        if let seconds: UInt32 = DNSText.decimal(text) { return seconds }
        var total: UInt64 = 0
        var value: UInt64?
        for byte in text {
            if DNSText.isDigit(byte) {
                value = (value ?? 0) * 10 + UInt64(byte - 0x30)
                guard let value, value <= UInt64(UInt32.max) else { return nil }
            } else {
                guard let count = value, let unit = unit(byte) else { return nil }
                total += count * unit
                value = nil
            }
            guard total <= UInt64(UInt32.max) else { return nil }
        }
        return value == nil && !text.isEmpty ? UInt32(exactly: total) : nil
    }

    private static func unit(_ letter: UInt8) -> UInt64? {
        switch letter.asciiFolded {
        case 0x77: 604_800
        case 0x64: 86_400
        case 0x68: 3600
        case 0x6D: 60
        case 0x73: 1
        default: nil
        }
    }
}
