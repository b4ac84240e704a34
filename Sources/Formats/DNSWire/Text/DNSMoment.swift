import UpkeepCore

/// 32-bit seconds since 1970 as DNSSEC writes them: `YYYYMMDDHHmmSS` in UTC, or plain seconds (RFC 4034 §3.2).
enum DNSMoment {
    static func text(_ seconds: UInt32) -> String { Timestamp(seconds: Int64(seconds)).rfc3339().filter(\.isNumber) }

    /// - Returns: nil for anything else. Times that 32 bits do not hold go round, as signatures' do.
    static func read(_ text: String) -> UInt32? {
        let bytes = Array(text.utf8)
        guard bytes.count == 14 else { return DNSText.decimal(bytes) }
        func part(_ range: Range<Int>) -> Int64? { DNSText.decimal(bytes[range]) }
        guard let year = part(0..<4), let month = part(4..<6), let day = part(6..<8), let hour = part(8..<10),
            let minute = part(10..<12), let second = part(12..<14),
            let moment = Timestamp(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        return UInt32(truncatingIfNeeded: moment.seconds)
    }
}
