import UpkeepCore

/// The Date header's form: IMF-fixdate of RFC 9110 section 5.6.7, e.g. `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    static func text(_ time: Timestamp) -> String {
        // 1970-01-01 was a Thursday.
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let days = time.seconds / 86_400 - (time.seconds % 86_400 < 0 ? 1 : 0)
        let day = Int((days % 7 + 7) % 7)
        let parts = time.rfc3339().split { $0 == "-" || $0 == "T" || $0 == "Z" }
        let month = months[(Int(parts[1]) ?? 1) - 1]
        return "\(weekdays[day]), \(parts[2]) \(month) \(parts[0]) \(parts[3]) GMT"
    }
}
