import Peers
import Testing
import UpkeepCore

@testable import UpkeepStore

/// A file of results in a fresh folder, its clock, and a naive copy of all that was put in.
struct ResultWorld {
    static let vantage = Vantage(name: "here")
    /// 2026-11-19T00:00:00Z.
    static let midnight = Timestamp(seconds: 1_795_046_400)

    let folder: String
    let file: ResultFile

    init(_ folder: String, retention: Retention = .standard) throws {
        self.folder = folder
        file = try ResultFile(folder: folder, retention: retention)
    }

    static func series(_ name: String = "shop") -> MonitoredSeries {
        MonitoredSeries(Subject(.site, name), from: vantage)
    }

    static func look(
        _ offset: Duration, _ status: Status = .ok, of name: String = "shop", every interval: Duration = .seconds(30),
        latency: Duration? = nil, isAfterGap: Bool = false
    ) -> LookResult {
        LookResult(
            Subject(.site, name), from: vantage, at: midnight + offset, status: status, latency: latency,
            interval: interval, isAfterGap: isAfterGap)
    }

    /// Looks every `interval`, from one offset up to another.
    static func looks(
        _ range: Range<Int>, every interval: Int = 30, _ status: Status = .ok, of name: String = "shop"
    ) -> [LookResult] {
        stride(from: range.lowerBound, to: range.upperBound, by: interval).map {
            look(.seconds($0), status, of: name, every: .seconds(interval), latency: .milliseconds(50))
        }
    }

    /// Lets maintenance finish.
    @discardableResult
    func maintain(_ offset: Duration) async throws -> MaintenanceReport {
        var all = MaintenanceReport()
        for _ in 0..<10_000 {
            let report = try await file.maintain(at: Self.midnight + offset)
            all.packedSlices += report.packedSlices
            all.expiredRows += report.expiredRows
            all.evictedRows += report.evictedRows
            all.bytes = report.bytes
            all.isOverBudget = report.isOverBudget
            all.isWaitingForClock = report.isWaitingForClock
            if !report.isUnfinished { return all }
        }
        Issue.record("maintenance does not end")
        return all
    }

    func summary(_ from: Duration, _ to: Duration, of name: String = "shop") async throws -> ResultSummary {
        try await file.summary(
            of: Self.series(name), in: Self.midnight + from..<Self.midnight + to, withLatency: true)
    }
}

func withResults(
    retention: Retention = .standard, _ body: (ResultWorld) async throws -> Void
) async throws {
    try await withTemporaryDirectory { try await body(ResultWorld($0.path, retention: retention)) }
}
