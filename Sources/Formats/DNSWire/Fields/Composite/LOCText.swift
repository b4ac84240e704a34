/// The text of LOC (RFC 1876 §3): `d [m [s]] N|S d [m [s]] E|W altitude[m] [size[m] [hp[m] [vp[m]]]]`.
enum LOCText {
    static func parse(_ words: inout DNSTokenReader, to encoder: inout DNSEncoder) throws(DNSWireError) {
        let latitude = try angle(&words, "latitude", most: 90, positive: "N", negative: "S")
        let longitude = try angle(&words, "longitude", most: 180, positive: "E", negative: "W")
        let altitudeOffset = words.offset
        let centimetres = try metres(&words, "altitude")
        guard let altitude = UInt32(exactly: centimetres + 10_000_000) else {
            throw DNSWireError(.badField, at: altitudeOffset, "altitude is not from -100000m to 42849672.95m")
        }
        // A metre, ten kilometres and ten metres (RFC 1876 §3).
        var scales: [UInt8] = [0x12, 0x16, 0x13]
        for (place, what) in ["size", "horizontal precision", "vertical precision"].enumerated() where !words.isAtEnd {
            scales[place] = try scale(&words, what)
        }
        try encoder.append([0] + scales)
        for value in [latitude, longitude, altitude] { try encoder.append(value) }
    }

    private static func angle(
        _ words: inout DNSTokenReader, _ what: String, most: Int64, positive: String, negative: String
    ) throws(DNSWireError) -> UInt32 {
        let start = words.offset
        var total: Int64 = 0
        var unit: Int64 = 3_600_000
        while true {
            let (text, offset) = try words.word(what)
            let letter = text.uppercased()
            if unit < 3_600_000, letter == positive || letter == negative {
                guard total <= most * 3_600_000 else {
                    throw DNSWireError(.badField, at: start, "\(what) is more than \(most) degrees")
                }
                return UInt32(Int64(1 << 31) + (letter == positive ? total : -total))
            }
            let limit = unit == 3_600_000 ? most + 1 : 60
            guard unit >= 1000, let value = thousandths(text, fraction: unit == 1000), value < limit * 1000 else {
                throw DNSWireError(
                    .badField, at: offset,
                    "`\(text)` in \(what) is not degrees, minutes, seconds, \(positive) or \(negative)")
            }
            total += value * (unit / 1000)
            unit /= 60
        }
    }

    /// Decimal digits, with up to three more after a point when `fraction` is allowed.
    private static func thousandths(_ text: String, fraction: Bool) -> Int64? {
        let parts = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard parts.count <= (fraction ? 2 : 1), let whole: Int64 = DNSText.decimal(parts[0]), whole < 1000 else {
            return nil
        }
        guard parts.count == 2 else { return whole * 1000 }
        guard (1...3).contains(parts[1].count), let rest: Int64 = DNSText.decimal(parts[1]) else { return nil }
        return whole * 1000 + rest * [100, 10, 1][parts[1].count - 1]
    }

    /// - Returns: Centimetres.
    private static func metres(_ words: inout DNSTokenReader, _ what: String) throws(DNSWireError) -> Int64 {
        let (text, offset) = try words.word(what)
        var digits = text.utf8[...]
        let isNegative = digits.first == 0x2D
        if isNegative || digits.first == 0x2B { digits = digits.dropFirst() }
        if digits.last?.asciiFolded == 0x6D { digits = digits.dropLast() }
        let parts = digits.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole: Int64 = DNSText.decimal(parts[0]), whole < 1 << 40,
            parts.count == 1 || (1...2).contains(parts[1].count)
        else { throw DNSWireError(.badField, at: offset, "\(what) `\(text)` is no number of metres") }
        var centimetres = whole * 100
        if parts.count == 2 {
            guard let rest: Int64 = DNSText.decimal(parts[1]) else {
                throw DNSWireError(.badField, at: offset, "\(what) `\(text)` is no number of metres")
            }
            centimetres += parts[1].count == 1 ? rest * 10 : rest
        }
        return isNegative ? -centimetres : centimetres
    }

    /// A digit and a power of ten of centimetres; more digits are cut off, as in BIND.
    private static func scale(_ words: inout DNSTokenReader, _ what: String) throws(DNSWireError) -> UInt8 {
        let offset = words.offset
        var digit = try metres(&words, what)
        var power: UInt8 = 0
        while digit > 9 {
            digit /= 10
            power += 1
        }
        guard digit >= 0, power <= 9 else {
            throw DNSWireError(.badField, at: offset, "\(what) is not from 0 to 90000000m")
        }
        return UInt8(digit) << 4 | power
    }
}
