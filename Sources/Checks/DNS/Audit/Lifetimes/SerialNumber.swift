package import UpkeepCore

/// An SOA serial, ordered as RFC 1982 does, and the time that many ways of numbering put into it.
package struct SerialNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let value: UInt32

    package init(_ value: UInt32) { self.value = value }

    package var description: String { "\(value)" }

    package static func < (a: SerialNumber, b: SerialNumber) -> Bool { Int32(bitPattern: a.value &- b.value) < 0 }

    /// When the zone got this serial, if it is seconds since 1970 or `YYYYMMDDnn`; the start of the day for the latter.
    /// - Parameter now: Later moments are none.
    package func moment(now: Timestamp) -> Timestamp? {
        let day = Duration.seconds(86_400)
        let seconds = Timestamp(seconds: Int64(value))
        // Serials in seconds since 2001; before that nobody counted so.
        if value > 1_000_000_000, value < 1_900_000_000 { return seconds < now + day ? seconds : nil }
        let (year, month, date) = (value / 1_000_000, value / 10_000 % 100, value / 100 % 100)
        guard (1990...2100).contains(year), (1...12).contains(month), (1...31).contains(date) else { return nil }
        return Timestamp(
            year: Int64(year), month: Int64(month), day: Int64(date), hour: 0, minute: 0, second: 0
        ).flatMap { $0 < now + day ? $0 : nil }
    }
}
