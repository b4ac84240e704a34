import UpkeepCore

/// How late looks started, counted in buckets of which sixteen make a doubling: within 6 % of what all values would tell,
/// in two kilobytes, and one look costs one addition.
///
/// `LatencyHistogram` of the store is for what is kept: it is finer, and it costs a search.
package struct LatenessHistogram: Sendable, Hashable {
    /// Values are counted in microseconds up to 71 minutes, and longer ones as that.
    private static let longest = UInt64(UInt32.max)
    /// Values below 32 µs have a bucket each.
    private static let buckets = bucket(of: longest) + 1

    private var counts = [UInt32](repeating: 0, count: buckets)
    package private(set) var count = 0
    /// Of all values, exact; zero without any.
    package private(set) var longest = Duration.zero

    package init() {}

    /// - Parameter lateness: what is negative counts as zero.
    package mutating func record(_ lateness: Duration) {
        let microseconds = max(0, lateness.nanosecondsClamped / 1000)
        counts[Self.bucket(of: min(UInt64(microseconds), Self.longest))] &+= 1
        count += 1
        longest = max(longest, lateness)
    }

    package mutating func add(_ other: LatenessHistogram) {
        for bucket in counts.indices { counts[bucket] &+= other.counts[bucket] }
        count += other.count
        longest = max(longest, other.longest)
    }

    /// What this share of all values is at or below, as its bucket's highest value; nil without values.
    /// - Parameter quantile: 0 to 1.
    package func value(at quantile: Double) -> Duration? {
        guard count > 0 else { return nil }
        let wanted = max(1, Int((min(max(quantile, 0), 1) * Double(count)).rounded(.up)))
        var seen = 0
        for (bucket, count) in counts.enumerated() where count > 0 {
            seen += Int(count)
            if seen >= wanted { return min(.microseconds(Self.highest(of: bucket)), longest) }
        }
        return longest
    }

    package var median: Duration? { value(at: 0.5) }
    package var p99: Duration? { value(at: 0.99) }

    private static func bucket(of microseconds: UInt64) -> Int {
        guard microseconds >= 32 else { return Int(microseconds) }
        let doublings = 59 - microseconds.leadingZeroBitCount
        return doublings << 4 + Int(microseconds >> UInt64(doublings))
    }

    private static func highest(of bucket: Int) -> Int64 {
        guard bucket >= 32 else { return Int64(bucket) }
        let doublings = Int64(bucket >> 4) - 1
        return ((Int64(bucket) - doublings << 4) + 1) << doublings - 1
    }
}
