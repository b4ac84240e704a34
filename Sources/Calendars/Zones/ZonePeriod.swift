/// A time during which a zone's clocks stand the same way.
struct ZonePeriod: Sendable, Hashable {
    /// The first second of it since the epoch; `.min` when there is none before.
    let start: Int64
    /// The first second after it; `.max` when it does not end.
    let end: Int64
    let type: LocalTimeType

    var offset: Int64 { Int64(type.offset) }
}
