extension DNSText {
    /// What follows a `\` at `at - 1`: three digits for any byte, or the byte itself (RFC 1035 §5.1).
    static func unescape(_ source: ArraySlice<UInt8>, _ at: inout Int) throws(DNSWireError) -> UInt8 {
        let start = at - 1
        guard at < source.endIndex else { throw DNSWireError(.badEscape, at: start, "`\\` with nothing to escape") }
        guard isDigit(source[at]) else {
            at += 1
            return source[at - 1]
        }
        guard at + 3 <= source.endIndex, let value: Int = decimal(source[at..<at + 3]) else {
            throw DNSWireError(.badEscape, at: start, "`\\` followed by fewer than three digits")
        }
        guard let byte = UInt8(exactly: value) else {
            throw DNSWireError(.badEscape, at: start, "`\\\(value)` is more than 255")
        }
        at += 3
        return byte
    }

    /// Decimal digits alone, no sign; nil for none, anything else, or too large a number.
    static func decimal<Number: FixedWidthInteger>(_ digits: some Collection<UInt8>) -> Number? {
        guard !digits.isEmpty else { return nil }
        var value: Number = 0
        for byte in digits {
            guard isDigit(byte) else { return nil }
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(Number(byte - 0x30))
            guard !over, !carried else { return nil }
            value = sum
        }
        return value
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// Pairs of hexadecimal digits in either case.
    static func bytes(hex digits: some Collection<UInt8>) -> [UInt8]? {
        ungrouped(digits, bitsPerDigit: 4) { digit in
            switch digit {
            case 0x30...0x39: digit - 0x30
            case 0x41...0x46: digit - 0x41 + 10
            case 0x61...0x66: digit - 0x61 + 10
            default: nil
            }
        }
    }

    /// RFC 4648 §4, padding required, spare bits zero.
    static func bytes(base64 digits: [UInt8]) -> [UInt8]? {
        guard digits.count % 4 == 0 else { return nil }
        let padding = digits.reversed().prefix { $0 == 0x3D }.count
        guard padding <= 2 else { return nil }
        return ungrouped(digits.dropLast(padding), bitsPerDigit: 6) { digit in
            switch digit {
            case 0x41...0x5A: digit - 0x41
            case 0x61...0x7A: digit - 0x61 + 26
            case 0x30...0x39: digit - 0x30 + 52
            case 0x2B: 62
            case 0x2F: 63
            default: nil
            }
        }
    }

    /// RFC 4648 §7 without padding, in either case, spare bits zero.
    static func bytes(base32hex digits: some Collection<UInt8>) -> [UInt8]? {
        ungrouped(digits, bitsPerDigit: 5) { digit in
            switch digit.asciiFolded {
            case 0x30...0x39: digit - 0x30
            case 0x61...0x76: digit.asciiFolded - 0x61 + 10
            default: nil
            }
        }
    }

    private static func ungrouped(
        _ digits: some Collection<UInt8>, bitsPerDigit: Int, value: (UInt8) -> UInt8?
    ) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count * bitsPerDigit / 8)
        var pool: UInt32 = 0
        var bits = 0
        for digit in digits {
            guard let value = value(digit) else { return nil }
            pool = pool << UInt32(bitsPerDigit) | UInt32(value)
            bits += bitsPerDigit
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pool >> UInt32(bits)))
                pool &= (1 << UInt32(bits)) - 1
            }
        }
        return bits < bitsPerDigit && pool == 0 ? bytes : nil
    }
}
