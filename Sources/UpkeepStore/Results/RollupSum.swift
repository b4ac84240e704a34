import UpkeepCore

/// Adds roll-ups together, their latencies all at once at the end.
struct RollupSum {
    private let withLatency: Bool
    private var sum = Rollup()
    private var latencies: [LatencyHistogram.Entry] = []

    init(withLatency: Bool = true) { self.withLatency = withLatency }

    mutating func add(_ rollup: Rollup) {
        sum.looks += rollup.looks
        sum.time += rollup.time
        if withLatency { latencies += rollup.latency.entries }
    }

    mutating func add(_ look: PackedLook) {
        sum.looks[look.status] += 1
        guard withLatency, look.latency >= 0 else { return }
        latencies.append(.init(bucket: LatencyHistogram.bucket(ofMicroseconds: look.latency), count: 1))
    }

    mutating func add(_ status: Status, _ milliseconds: Int64) { sum.time[status] += milliseconds }

    var rollup: Rollup {
        var rollup = sum
        rollup.latency = LatencyHistogram(merging: latencies)
        return rollup
    }
}
