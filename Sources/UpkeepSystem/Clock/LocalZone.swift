import Glibc
package import UpkeepCore

/// The hour that people on this machine live by.
package struct LocalZone: Sendable {
    /// How far a zone is from UTC at one moment.
    package struct Offset: Sendable, Hashable {
        /// East of Greenwich is positive.
        package var seconds: Int
        /// E.g. `CET`.
        package var name: String

        package init(seconds: Int, name: String) {
            self.seconds = seconds
            self.name = name
        }
    }

    private let look: @Sendable (Timestamp) -> Offset

    package init(_ look: @escaping @Sendable (Timestamp) -> Offset) { self.look = look }

    package static let utc = LocalZone { _ in Offset(seconds: 0, name: "UTC") }

    package func offset(at time: Timestamp) -> Offset { look(time) }

    /// `2026-11-23 03:50:11`, without saying in which zone.
    package func text(_ time: Timestamp) -> String {
        let local = (time + .seconds(look(time).seconds)).rfc3339()
        return "\(local.prefix(10)) \(local.dropFirst(11).prefix(8))"
    }

    /// The same with the zone's name: `2026-11-23 03:50:11 CET`.
    package func fullText(_ time: Timestamp) -> String { "\(text(time)) \(look(time).name)" }

    /// Reads what ``text(_:)`` writes, the seconds or the date left out too; a time alone is the last one that it was.
    /// - Returns: nil for anything else. In the hour that comes twice, one of the two.
    package func moment(_ text: String, now: Timestamp) -> Timestamp? {
        guard text.contains(":") else { return nil }
        guard text.contains("-") else {
            guard let today = moment("\(self.text(now).prefix(10)) \(text)", now: now) else { return nil }
            if today <= now { return today }
            return moment("\(self.text(now + .seconds(-86_400)).prefix(10)) \(text)", now: now)
        }
        let whole = text.utf8.count == 16 ? text + ":00" : text
        guard whole.utf8.count == 19, let asUTC = Timestamp(rfc3339: whole + "Z") else { return nil }
        // The offset belongs to the moment that is looked for; the second look corrects the first near a change.
        let guess = asUTC + .seconds(-look(asUTC).seconds)
        return asUTC + .seconds(-look(guess).seconds)
    }

    /// What `TZ` or `/etc/localtime` say.
    package static let live: LocalZone = {
        tzset()
        return LocalZone { time in
            var seconds = time_t(time.seconds)
            var parts = tm()
            guard localtime_r(&seconds, &parts) != nil else { return Offset(seconds: 0, name: "UTC") }
            return Offset(seconds: parts.tm_gmtoff, name: parts.tm_zone.map { String(cString: $0) } ?? "local")
        }
    }()
}
