package import UpkeepCore

/// An hour that people live by, as an alert's times are written: its distance from UTC at that time, and its name.
package struct ZoneOffset: Sendable, Hashable, Codable {
    /// East of Greenwich is positive; -1439 to 1439.
    package var minutes: Int
    /// e.g. `CET` or `Europe/Berlin`.
    package var name: String

    package init(minutes: Int, name: String) {
        self.minutes = max(-1439, min(1439, minutes))
        self.name = name
    }

    package static let utc = ZoneOffset(minutes: 0, name: "UTC")

    /// `2026-11-23 03:50:11 +01:00 (CET)`; in UTC `2026-11-23 02:50:11 UTC`.
    package func text(_ time: Timestamp) -> String {
        let local = (time + .seconds(minutes * 60)).rfc3339()
        let clock = "\(local.prefix(10)) \(local.dropFirst(11).prefix(8))"
        if minutes == 0 { return "\(clock) UTC" }
        let name = name.oneLine.clipped(40, .characters)
        return name.isEmpty ? "\(clock) \(sign)" : "\(clock) \(sign) (\(name))"
    }

    /// `+0100`, as mail dates have it (RFC 5322 section 3.3).
    package var digits: String { "\(minutes < 0 ? "-" : "+")\(pad(abs(minutes) / 60))\(pad(abs(minutes) % 60))" }

    private var sign: String { "\(digits.prefix(3)):\(digits.suffix(2))" }

    private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
