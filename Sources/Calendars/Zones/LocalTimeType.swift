/// How clocks of a zone stand for a while.
struct LocalTimeType: Sendable, Hashable {
    /// Seconds that the clock on the wall is ahead of UTC, -89999 to 93599 (RFC 9636 section 3.2).
    let offset: Int
    let isDaylightSaving: Bool
    /// E.g. `CEST`.
    let abbreviation: String

    static let utc = LocalTimeType(offset: 0, isDaylightSaving: false, abbreviation: "UTC")
    static let offsets = -89_999...93_599
}
