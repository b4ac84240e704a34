import GRDB
package import UpkeepCore

extension ResultFile {
    package func summary(
        of series: MonitoredSeries, in window: Range<Timestamp>, withLatency: Bool
    ) async throws(StoreError) -> ResultSummary {
        try await file.read { database in
            guard let number = try SeriesNumbers.Known.find(series, database) else {
                return ResultSummary(window: window)
            }
            var query = try ResultQuery(database, series: number)
            let plan = QueryPlan(window.milliseconds, query.progress)
            var sum = RollupSum(withLatency: withLatency)
            for piece in plan.pieces { try query.add(piece, to: &sum) }
            if !plan.open.isEmpty { ResultQuery.add(try query.openResults(), plan.open, to: &sum) }
            var summary = ResultSummary(sum.rollup, plan.window)
            summary.cost = query.cost
            return summary
        }
    }

    package func history(
        of series: MonitoredSeries, in window: Range<Timestamp>, by step: HistoryStep
    ) async throws(StoreError) -> [ResultSummary] {
        try await file.read { database in
            guard let number = try SeriesNumbers.Known.find(series, database) else { return [] }
            var query = try ResultQuery(database, series: number)
            let length = step.level.length
            let plan = QueryPlan(window.milliseconds, query.progress, coarsest: step.level)
            var sums: [Int64: RollupSum] = [:]
            for piece in plan.pieces {
                for part in piece.range.parts(of: length) {
                    let start = Slice.floor(part.lowerBound, length)
                    try query.add(.init(level: piece.level, range: part), to: &sums[start, default: RollupSum()])
                }
            }
            if !plan.open.isEmpty {
                let results = try query.openResults()
                // Results of the open part end where it does: no more steps than that have anything.
                for part in plan.open.parts(of: length) {
                    let start = Slice.floor(part.lowerBound, length)
                    ResultQuery.add(results, part, to: &sums[start, default: RollupSum()])
                }
            }
            return sums.sorted { $0.key < $1.key }.compactMap { start, sum in
                let rollup = sum.rollup
                guard rollup.looks.total > 0 || rollup.time.total > 0 else { return nil }
                return ResultSummary(rollup, (start..<start + length).clamped(to: plan.window))
            }
        }
    }

    package func results(
        of series: MonitoredSeries, in window: Range<Timestamp>, limit: Int
    ) async throws(StoreError) -> [LookResult] {
        try await file.read { database in
            guard let number = try SeriesNumbers.Known.find(series, database) else { return [] }
            var query = try ResultQuery(database, series: number)
            let window = window.milliseconds
            let looks = try query.looks(in: window, limit: limit)
            var names: [Int64: CheckID] = [:]
            for row in try Row.fetchAll(database, sql: "SELECT id, name FROM checkName") {
                names[try row.decode(atIndex: 0)] = CheckID(try row.decode(atIndex: 1))
            }
            return looks.map { $0.result(series.subject, series.vantage, check: names[$0.check]) }
        }
    }
}

extension Range<Timestamp> {
    fileprivate var milliseconds: Range<Int64> {
        Slice.milliseconds(lowerBound)..<Slice.milliseconds(upperBound)
    }
}

extension Range<Int64> {
    /// The range cut at every multiple of `length`.
    fileprivate func parts(of length: Int64) -> [Range<Int64>] {
        stride(from: Slice.floor(lowerBound, length), to: upperBound, by: Int(length)).map {
            ($0..<$0 + length).clamped(to: self)
        }
    }
}

extension ResultSummary {
    fileprivate init(_ rollup: Rollup, _ window: Range<Int64>) {
        self.init(window: Slice.timestamp(window.lowerBound)..<Slice.timestamp(window.upperBound))
        looks = rollup.looks
        time = rollup.time
        latency = rollup.latency
    }
}
