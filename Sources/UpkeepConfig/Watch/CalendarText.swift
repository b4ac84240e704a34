/// A text that only a calendar can judge: the loader hands it to whoever has one, as it does with files.
package enum CalendarText: Sendable, Hashable {
    /// An IANA zone's name, e.g. `Europe/Berlin`.
    case zone(String)
    /// E.g. `30 2 * * *`.
    case cron(String)
    /// A date and a time on some wall, e.g. `2026-11-29 22:00`.
    case civil(String)
    /// Two of them that a window begins and ends with; each has been judged by itself.
    case window(from: String, until: String, zone: String?)
}
