package import UpkeepCore

extension Timestamp {
    /// Reads a `Date` header in the form that servers must send, IMF-fixdate (RFC 9110 section 5.6.7):
    /// `Sun, 06 Nov 1994 08:49:37 GMT`. The weekday is not looked at.
    /// - Returns: nil for anything else, the two obsolete forms included.
    package init?(httpDate text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[0].utf8.count == 4, parts[5] == "GMT", parts[1].utf8.count == 2,
            parts[3].utf8.count == 4, let day = Int64(parts[1]), let year = Int64(parts[3]),
            let month = Self.months.firstIndex(of: parts[2])
        else { return nil }
        let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, clock.allSatisfy({ $0.utf8.count == 2 }), let hour = Int64(clock[0]),
            let minute = Int64(clock[1]), let second = Int64(clock[2])
        else { return nil }
        self.init(year: year, month: Int64(month + 1), day: day, hour: hour, minute: minute, second: second)
    }

    private static let months: [Substring] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
