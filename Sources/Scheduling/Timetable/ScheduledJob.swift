import UpkeepCore

/// Something to look at again and again.
package struct ScheduledJob<Key: ScheduleKey>: Sendable, Hashable {
    package var key: Key
    /// The time from one slot to the next; 10 ms to 366 days, and what is outside counts as the nearer end.
    package var every: Duration
    /// Whom a look burdens: looks with the same host are kept apart by ``Politeness``.
    package var host: String

    /// - Parameter host: nil when the job shares its host with no other.
    package init(_ key: Key, every: Duration, host: String? = nil) {
        self.key = key
        self.every = every
        self.host = host ?? key.description
    }

    /// ``every`` within its limits, nanoseconds.
    var interval: Int64 { min(max(every.nanosecondsClamped, 10_000_000), 366 * 86_400 * 1_000_000_000) }

    /// The same for a key in every process, and for similar keys nothing alike.
    var hash: UInt64 {
        // FNV-1a, whose last bytes reach only the low bits, and SplitMix64's end, which spreads them.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in key.description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return hash ^ (hash >> 31)
    }
}
