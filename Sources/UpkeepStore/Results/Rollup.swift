import UpkeepCore

/// What the results of a minute, an hour or a day come to.
struct Rollup: Hashable {
    private enum Flag {
        static let plain: UInt8 = 1 << 2
        static let latency: UInt8 = 1 << 3
    }
    private static let smallCount: Int64 = 15

    /// How many looks had each status.
    var looks = StatusTally()
    /// Milliseconds for which each status was known; what is missing to the whole length, nobody looked at.
    var time = StatusTally()
    var latency = LatencyHistogram()

    /// - Parameter length: the roll-up's own length in milliseconds, which a quiet one then need not spell out.
    func write(to writer: inout PackedWriter, length: Int64) {
        let latencyFlag = latency.isEmpty ? 0 : Flag.latency
        let plain = Status.allCases.first { time[$0] == length && looks[$0] == looks.total }
        if let plain {
            let count = min(looks.total, Self.smallCount)
            writer.byte(plain.code | Flag.plain | latencyFlag | UInt8(count) << 4)
            if count == Self.smallCount { writer.number(UInt64(looks.total)) }
        } else {
            let present = Status.allCases.filter { looks[$0] > 0 || time[$0] > 0 }
            let mask = present.reduce(0) { $0 | 1 << $1.code } as UInt8
            writer.byte(latencyFlag | mask << 4)
            for status in present {
                writer.number(UInt64(looks[status]))
                writer.number(UInt64(time[status]))
            }
        }
        if !latency.isEmpty { latency.write(to: &writer) }
    }

    init() {}

    init(_ reader: inout PackedReader, length: Int64) throws(PackingError) {
        let head = try reader.byte()
        if head & Flag.plain != 0 {
            let status = Status(code: head)
            let count = Int64(head >> 4)
            looks[status] = count == Self.smallCount ? try reader.number(upTo: .max) : count
            time[status] = length
        } else {
            for status in Status.allCases where head >> 4 & (1 << status.code) != 0 {
                looks[status] = try reader.number(upTo: .max)
                time[status] = try reader.number(upTo: length)
            }
        }
        if head & Flag.latency != 0 { latency = try LatencyHistogram(&reader) }
    }
}
