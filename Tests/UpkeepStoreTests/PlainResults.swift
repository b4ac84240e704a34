import UpkeepCore

@testable import UpkeepStore

/// The same answers as the store's, worked out from all results millisecond by millisecond's neighbour: slow and simple.
struct PlainResults {
    private var looks: [LookResult] = []

    mutating func append(_ more: [LookResult]) { looks += more }

    func summary(_ window: Range<Timestamp>) -> ResultSummary {
        var summary = ResultSummary(window: window)
        let sorted = looks.sorted { $0.at < $1.at }
        var entries: [LatencyHistogram.Entry] = []
        for (place, look) in sorted.enumerated() {
            if window.contains(look.at) {
                summary.looks[look.status] += 1
                if let latency = look.latency {
                    let bucket = LatencyHistogram.bucket(ofMicroseconds: latency.nanosecondsClamped / 1000)
                    entries.append(.init(bucket: bucket, count: 1))
                }
            }
            var end = look.at + look.interval + .nanoseconds(look.interval.nanosecondsClamped / 2)
            if place + 1 < sorted.count {
                let next = sorted[place + 1]
                end = next.isAfterGap ? look.at : min(end, next.at)
            }
            let from = max(look.at, window.lowerBound)
            let to = min(end, window.upperBound)
            if from < to { summary.time[look.status] += (to - from).nanosecondsClamped / 1_000_000 }
        }
        summary.latency = LatencyHistogram(merging: entries)
        return summary
    }
}
