extension Timestamp {
    /// Reads an RFC 3339 date-time such as `2026-11-22T16:43:00Z` or `2026-11-22T17:43:00.5+01:00`.
    /// - Returns: nil for anything else, and for years outside 1678–2261. A leap second reads as the next second.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        func number(_ from: Int, _ count: Int) -> Int64? {
            guard from + count <= bytes.count else { return nil }
            var value: Int64 = 0
            for byte in bytes[from..<from + count] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int64(byte - 0x30)
            }
            return value
        }
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, [0x54, 0x74, 0x20].contains(bytes[10]),
            bytes[13] == 0x3A, bytes[16] == 0x3A,
            let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
            let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
            (1678...2261).contains(year), (1...12).contains(month),
            (1...Timestamp.days(inMonth: month, of: year)).contains(day), hour < 24, minute < 60, second <= 60
        else { return nil }
        var at = 19
        var fraction: Int64 = 0
        if bytes[at] == 0x2E {
            at += 1
            var scale: Int64 = 100_000_000
            let start = at
            while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
                fraction += Int64(bytes[at] - 0x30) * scale
                scale /= 10
                at += 1
            }
            guard at > start else { return nil }
        }
        guard at < bytes.count else { return nil }
        var offset: Int64 = 0
        switch bytes[at] {
        case 0x5A, 0x7A:
            guard at + 1 == bytes.count else { return nil }
        case 0x2B, 0x2D:
            guard at + 6 == bytes.count, bytes[at + 3] == 0x3A, let hours = number(at + 1, 2),
                let minutes = number(at + 4, 2), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 3600 + minutes * 60) * (bytes[at] == 0x2D ? -1 : 1)
        default: return nil
        }
        let days = Timestamp.daysSinceEpoch(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
        self.init(nanoseconds: seconds * 1_000_000_000 + fraction)
    }

    /// The moment of a UTC calendar date and time, or nil when there is no such moment (RFC 5280 validity, for one).
    package init?(year: Int64, month: Int64, day: Int64, hour: Int64, minute: Int64, second: Int64) {
        guard (0...9999).contains(year), (1...12).contains(month),
            (1...Timestamp.days(inMonth: month, of: year)).contains(day),
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        self.init(
            seconds: Timestamp.daysSinceEpoch(year: year, month: month, day: day) * 86_400
                + hour * 3600 + minute * 60 + second)
    }

    /// UTC, seconds precision, e.g. `2026-11-22T16:43:00Z`; with `milliseconds`, three digits of fraction.
    package func rfc3339(milliseconds: Bool = false) -> String {
        let whole = seconds
        let days = whole >= 0 ? whole / 86_400 : -((-whole + 86_399) / 86_400)
        let rest = whole - days * 86_400
        let (year, month, day) = Timestamp.civil(fromDays: days)
        return String(unsafeUninitializedCapacity: 24) { text in
            var count = 0
            func put(_ byte: UInt8) {
                text[count] = byte
                count += 1
            }
            // Always two digits, so that no division is by what is only known at run time.
            func put(_ value: Int64, after mark: UInt8? = nil) {
                if let mark { put(mark) }
                put(0x30 + UInt8(truncatingIfNeeded: value / 10 % 10))
                put(0x30 + UInt8(truncatingIfNeeded: value % 10))
            }
            put(year / 100)
            put(year % 100)
            put(month, after: 0x2D)
            put(day, after: 0x2D)
            put(rest / 3600, after: 0x54)
            put(rest / 60 % 60, after: 0x3A)
            put(rest % 60, after: 0x3A)
            if milliseconds {
                let (scaled, _) = whole.multipliedReportingOverflow(by: 1_000_000_000)
                let thousandths = (nanoseconds &- scaled) / 1_000_000
                put(0x2E)
                put(0x30 + UInt8(truncatingIfNeeded: thousandths / 100))
                put(thousandths % 100)
            }
            put(0x5A)
            return count
        }
    }

    /// How many days `month` (1–12) has in `year` of the proleptic Gregorian calendar.
    package static func days(inMonth month: Int64, of year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from the civil date in the proleptic Gregorian calendar, counting eras of 400 years that begin on 1 March.
    package static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The civil date so many days after 1970-01-01.
    package static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let civilMonth = month < 10 ? month + 3 : month - 9
        return (
            yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, dayOfYear - (153 * month + 2) / 5 + 1
        )
    }
}
