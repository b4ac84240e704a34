import UpkeepCore

/// The fifteen minutes of a slice, of one series.
struct MinuteRollups: Hashable {
    static let length: Int64 = 60_000
    private static let version: UInt8 = 1

    let minutes: [Rollup]

    /// What a slice's results come to, minute by minute.
    init(_ packed: PackedSlice, _ slice: Slice) {
        var sums = [RollupSum](repeating: RollupSum(), count: Slice.minutes)
        for look in packed.looks where (slice.start..<slice.end).contains(look.at) {
            sums[Int((look.at - slice.start) / Self.length)].add(look)
        }
        packed.spans(in: slice.start..<slice.end) { status, span in
            var start = span.lowerBound
            while start < span.upperBound {
                let minute = (start - slice.start) / Self.length
                let end = min(span.upperBound, slice.start + (minute + 1) * Self.length)
                sums[Int(minute)].add(status, end - start)
                start = end
            }
        }
        minutes = sums.map(\.rollup)
    }

    var packed: [UInt8] {
        var writer = PackedWriter()
        writer.byte(Self.version)
        for minute in minutes { minute.write(to: &writer, length: Self.length) }
        return writer.bytes
    }

    init(_ bytes: [UInt8]) throws(PackingError) {
        var reader = PackedReader(bytes)
        guard try reader.byte() == Self.version else { throw PackingError(problem: .version, offset: 0) }
        var minutes: [Rollup] = []
        for _ in 0..<Slice.minutes { minutes.append(try Rollup(&reader, length: Self.length)) }
        self.minutes = minutes
    }
}
