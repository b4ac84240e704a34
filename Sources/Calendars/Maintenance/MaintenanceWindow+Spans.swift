package import UpkeepCore

extension MaintenanceWindow {
    /// The time around `time` during which the window is open; nil when it is not.
    package func span(at time: Timestamp) -> Range<Timestamp>? {
        let around = openings(near: time..<time).filter { $0.contains(time) }
        guard let first = around.map(\.lowerBound).min(), let last = around.map(\.upperBound).max() else { return nil }
        return first..<last
    }

    /// The next time that it opens after `time`; nil when it never does again.
    package func next(after time: Timestamp) -> Range<Timestamp>? {
        switch times {
        case .once:
            return openings(near: time..<time).first { $0.lowerBound > time }
        case .cron(let expression, let length):
            guard let start = expression.next(after: time, in: zone), start < start + length else { return nil }
            return start..<start + length
        case .weekly:
            let fortnight = time..<time + .seconds(15 * 86_400)
            return openings(near: fortnight).first { $0.lowerBound > time }
        }
    }

    /// When it is open within `range`, in order and without overlaps. The work is in proportion to how often it opens.
    package func spans(in range: Range<Timestamp>) -> [Range<Timestamp>] {
        var spans: [Range<Timestamp>] = []
        for opening in openings(near: range) {
            let opening = opening.clamped(to: range)
            if opening.isEmpty { continue }
            if let last = spans.last, opening.lowerBound <= last.upperBound {
                spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, opening.upperBound)
            } else {
                spans.append(opening)
            }
        }
        return spans
    }

    /// Every opening that touches `range`, and maybe some just outside, in the order of their beginnings.
    private func openings(near range: Range<Timestamp>) -> [Range<Timestamp>] {
        switch times {
        case .once(let from, let until):
            return opening(from.wallSeconds, until.wallSeconds).map { [$0] } ?? []
        case .cron(let expression, let length):
            let from = range.lowerBound + (.zero - length)
            let until = range.upperBound + .nanoseconds(1)
            return expression.runs(in: from..<until, zone: zone, most: .max).map { $0..<$0 + length }
        case .weekly(let days, let from, let until):
            let first = zone.civil(at: range.lowerBound).dayNumber - 2
            let last = zone.civil(at: range.upperBound).dayNumber + 1
            let length = (until.wallSeconds - from.wallSeconds + 86_400 - 1) % 86_400 + 1
            return (first...max(first, last)).compactMap { day in
                guard days.contains(Weekday(dayNumber: day)) else { return nil }
                let start = day * 86_400 + from.wallSeconds
                return opening(start, start + length)
            }
        }
    }

    /// From one time on the wall to another.
    private func opening(_ from: Int64, _ until: Int64) -> Range<Timestamp>? {
        let start = zone.instants(ofWallSeconds: from)
        let end: Timestamp
        if case .skipped = start {
            end = start.earliest + .seconds(until - from)
        } else {
            end = zone.instants(ofWallSeconds: until).latest
        }
        return start.earliest < end ? start.earliest..<end : nil
    }
}
