/// Latencies counted in HdrHistogram's buckets of two significant digits: a bucket is at most 1/128 of its values wide,
/// so merged counts give the percentiles that all values together would have given, within 0.8 %.
///
/// Only buckets with counts are kept, since a minute has two values and the dense form has three thousand buckets.
package struct LatencyHistogram: Sendable, Hashable {
    package struct Entry: Sendable, Hashable {
        package var bucket: UInt16
        package var count: UInt64
    }

    /// Sorted by bucket; no count is 0.
    package private(set) var entries: [Entry] = []

    package init() {}

    /// Counts equal buckets together; the order does not matter.
    init(merging loose: [Entry]) {
        var loose = loose
        loose.sort { $0.bucket < $1.bucket }
        entries.reserveCapacity(loose.count)
        for entry in loose where entry.count > 0 {
            if let last = entries.last, last.bucket == entry.bucket {
                entries[entries.count - 1].count &+= entry.count
            } else {
                entries.append(entry)
            }
        }
    }

    package var isEmpty: Bool { entries.isEmpty }
    package var count: UInt64 { entries.reduce(0) { $0 &+ $1.count } }

    /// The value that this share of all values is at or below, as the highest value of its bucket; nil without values.
    /// - Parameter quantile: 0 to 1, e.g. 0.99.
    package func value(at quantile: Double) -> Duration? {
        let count = self.count
        guard count > 0 else { return nil }
        let wanted = max(1, (min(max(quantile, 0).nextDown, 1) * Double(count)).rounded(.up))
        var seen = 0.0
        for entry in entries {
            seen += Double(entry.count)
            if seen >= wanted { return .microseconds(Self.highest(of: entry.bucket)) }
        }
        return entries.last.map { .microseconds(Self.highest(of: $0.bucket)) }
    }

    /// The middle of every bucket, weighted; nil without values.
    package var mean: Duration? {
        let count = self.count
        guard count > 0 else { return nil }
        let sum = entries.reduce(0.0) { sum, entry in
            let middle = (Double(Self.lowest(of: entry.bucket)) + Double(Self.highest(of: entry.bucket))) / 2
            return sum + middle * Double(entry.count)
        }
        return .microseconds(Int64((sum / Double(count)).rounded()))
    }
}

extension LatencyHistogram {
    /// Values below 256 µs have a bucket each; above, every doubling has 128.
    static func bucket(ofMicroseconds value: Int64) -> UInt16 {
        let value = UInt64(min(max(0, value), PackedLook.longestLatency))
        guard value >= 256 else { return UInt16(value) }
        let doublings = 56 - value.leadingZeroBitCount
        return UInt16(UInt64(doublings) << 7 + value >> UInt64(doublings))
    }

    static func lowest(of bucket: UInt16) -> Int64 {
        guard bucket >= 256 else { return Int64(bucket) }
        let doublings = Int64(bucket >> 7) - 1
        return (Int64(bucket) - doublings << 7) << doublings
    }

    static func highest(of bucket: UInt16) -> Int64 {
        guard bucket >= 256 else { return Int64(bucket) }
        return lowest(of: bucket) + (1 << (Int64(bucket >> 7) - 1)) - 1
    }
}

extension LatencyHistogram {
    /// The last bucket that ``bucket(ofMicroseconds:)`` gives.
    private static let lastBucket = Int64(bucket(ofMicroseconds: PackedLook.longestLatency))

    func write(to writer: inout PackedWriter) {
        writer.number(UInt64(entries.count))
        var previous: UInt16 = 0
        for entry in entries {
            // Most buckets of a short time hold one value: that needs no count of its own.
            writer.number(UInt64(entry.bucket - previous) << 1 | (entry.count == 1 ? 0 : 1))
            if entry.count != 1 { writer.number(entry.count) }
            previous = entry.bucket
        }
    }

    init(_ reader: inout PackedReader) throws(PackingError) {
        var bucket: Int64 = 0
        for place in 0..<(try reader.number(upTo: Self.lastBucket + 1)) {
            let start = reader.offset
            let step = try reader.number(upTo: Self.lastBucket << 1 | 1)
            bucket += step >> 1
            guard bucket <= Self.lastBucket, place == 0 || step > 1 else {
                throw PackingError(problem: .range, offset: start)
            }
            let count = step & 1 == 0 ? 1 : try reader.number()
            guard count > 0 else { throw PackingError(problem: .range, offset: start) }
            entries.append(Entry(bucket: UInt16(bucket), count: count))
        }
    }
}
