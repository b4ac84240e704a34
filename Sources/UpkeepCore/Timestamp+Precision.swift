extension Timestamp {
    /// Rounded towards the past to what its stored form holds, so that it is the same after a restart.
    package var wholeMilliseconds: Timestamp {
        let rest = nanoseconds % 1_000_000
        let (rounded, overflow) = nanoseconds.subtractingReportingOverflow(rest < 0 ? rest + 1_000_000 : rest)
        return Timestamp(nanoseconds: overflow ? nanoseconds - rest : rounded)
    }
}
