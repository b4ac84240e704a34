import Checks
import Scheduling
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("what the scheduler says of itself")
struct HealthTests {
    private static let now = Timestamp(seconds: 1_795_348_800)

    private static func lateness(_ values: Duration...) -> LatenessHistogram {
        var histogram = LatenessHistogram()
        for value in values { histogram.record(value) }
        return histogram
    }

    static let judgements: [(name: String, health: SchedulerHealth, late: Status, crowded: Status, clock: Status)] = [
        ("nothing happened yet", SchedulerHealth(at: now), .ok, .ok, .ok),
        ("on time", SchedulerHealth(at: now, recentLateness: lateness(.milliseconds(3))), .ok, .ok, .ok),
        ("late", SchedulerHealth(at: now, recentLateness: lateness(.seconds(2))), .warning, .ok, .ok),
        ("very late", SchedulerHealth(at: now, recentLateness: lateness(.seconds(20))), .critical, .ok, .ok),
        (
            "late long ago", SchedulerHealth(at: now, missed: [.late: 9], lateness: lateness(.seconds(20))), .ok, .ok,
            .ok
        ),
        (
            "missed a few",
            SchedulerHealth(
                at: now, recentLateness: (0..<99).reduce(into: lateness(.zero)) { one, _ in one.record(.zero) },
                recentlyMissed: 3), .warning, .ok, .ok
        ),
        (
            "missed most", SchedulerHealth(at: now, recentLateness: lateness(.zero), recentlyMissed: 3), .critical, .ok,
            .ok
        ),
        ("slow targets are not our fault", SchedulerHealth(at: now, waiting: 99, missed: [.busy: 500]), .ok, .ok, .ok),
        (
            "crowded",
            SchedulerHealth(
                at: now, missed: [.crowded: 500], crowded: [.init(host: "one", leftOut: 5, length: .seconds(300))]),
            .ok,
            .warning, .ok
        ),
        ("crowded long ago", SchedulerHealth(at: now, missed: [.crowded: 500]), .ok, .ok, .ok),
        (
            "suspended",
            SchedulerHealth(at: now, suspension: .init(ago: .seconds(60), length: .seconds(3600))), .ok, .ok, .warning
        ),
        (
            "suspended yesterday",
            SchedulerHealth(at: now, suspension: .init(ago: .seconds(86_400), length: .seconds(3600))), .ok, .ok, .ok
        ),
        ("set back", SchedulerHealth(at: now, step: .init(ago: .zero, length: .seconds(-3600))), .ok, .ok, .warning),
    ]

    @Test("each state of it is judged", arguments: judgements.indices)
    func judge(_ row: Int) throws {
        let (name, health, late, crowded, clock) = Self.judgements[row]
        let findings = health.findings
        #expect(findings.map(\.check) == SchedulingChecks.all.map(\.id))
        #expect(findings.map(\.status) == [late, crowded, clock], "\(name)")
        for finding in findings {
            #expect((finding.remedy != nil) == (finding.status != .ok), "\(name)")
            #expect(finding.observedAt == Self.now)
        }
    }

    @Test("what is said is what a person needs")
    func words() {
        let suspended = SchedulerHealth(
            at: Self.now, suspension: .init(ago: .seconds(60), length: .seconds(3600)),
            step: .init(ago: .zero, length: .seconds(-120)))
        #expect(
            suspended.findings.last?.summary
                == "this machine was suspended for 1 h and looked at nothing; the date was set back by 2 min")
        #expect(suspended.findings.last?.evidence["resumed"] == .time(Self.now + .seconds(-60)))
        let late = SchedulerHealth(at: Self.now, recentLateness: Self.lateness(.seconds(2)))
        #expect(late.findings.first?.summary == "this machine is too busy to watch: looks start up to 2 s late")
        var crowded = SchedulerHealth(
            at: Self.now, crowded: [.init(host: "192.0.2.80", leftOut: 30, length: .seconds(420))])
        #expect(
            crowded.findings[1].summary
                == "more looks are due at 192.0.2.80 than it is asked for: 30 were left out in 7 min")
        crowded.crowded.append(.init(host: "192.0.2.7", leftOut: 4, length: .seconds(300)))
        #expect(
            crowded.findings[1].summary == "more looks are due at 192.0.2.80 than it is asked for: "
                + "30 were left out in 7 min, and so it is at 1 other host")
        #expect(crowded.findings[1].evidence["hosts"] == .list([.text("192.0.2.80"), .text("192.0.2.7")]))
        #expect(crowded.findings[1].evidence["leftOut"] == .integer(34))
    }

    @Test("metrics are there from the start, but for lateness that nobody has measured")
    func metrics() {
        let names = SchedulerHealth(at: Self.now).measurements.map(\.metric.name)
        #expect(names.count { $0 == "upkeep_watch_missed_slots_total" } == MissedCause.allCases.count)
        #expect(!names.contains("upkeep_watch_lateness_seconds"))
        let values = SchedulerHealth(at: Self.now, missed: [.busy: 7], recentLateness: Self.lateness(.seconds(2)))
            .measurements
        #expect(values.contains { $0.labels.first?.value == "busy" && $0.value == 7 })
        #expect(values.first { $0.labels.first?.value == "0.99" }?.value == 2)
    }

    @Test("percentiles are within a sixteenth of the true ones", arguments: 0..<10)
    func percentiles(_ seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var histogram = LatenessHistogram()
        var (one, other) = (LatenessHistogram(), LatenessHistogram())
        var values: [Int64] = []
        for number in 0..<2000 {
            let value = Int64.random(in: 0..<(1 << Int64.random(in: 1...40, using: &random)), using: &random)
            values.append(value)
            histogram.record(.microseconds(value))
            if number.isMultiple(of: 3) { one.record(.microseconds(value)) } else { other.record(.microseconds(value)) }
        }
        values.sort()
        one.add(other)
        #expect(one == histogram)
        #expect(histogram.count == 2000 && histogram.longest == .microseconds(values[1999]))
        for quantile in [0.0, 0.01, 0.5, 0.9, 0.99, 1] {
            let exact = Double(min(values[max(0, Int((quantile * 2000).rounded(.up)) - 1)], Int64(UInt32.max))) / 1e6
            let told = try #require(histogram.value(at: quantile)).inSeconds
            #expect(told >= exact && told <= exact * 1.0625 + 1e-9, "\(quantile): \(told) for \(exact)")
        }
    }

    @Test("nothing is too long or too short to count")
    func limits() {
        var histogram = LatenessHistogram()
        #expect(histogram.p99 == nil && histogram.median == nil)
        for value in [Duration.seconds(-1), .zero, .seconds(Int64.max)] { histogram.record(value) }
        #expect(histogram.count == 3)
        #expect(histogram.median == .zero)
        #expect(histogram.longest == .seconds(Int64.max))
    }

    @Test("what is recent is over after ten minutes, and there for five")
    func recent() {
        func at(_ seconds: Int) -> MonotonicTime { MonotonicTime(nanoseconds: Int64(seconds) * 1_000_000_000) }
        var recent = RecentLateness(at: at(0))
        recent.looked(late: .seconds(1), at: at(290))
        recent.missed(2, at: at(299))
        #expect(recent.summary(at: at(590)).missed == 2)
        recent.looked(late: .seconds(2), at: at(301))
        #expect(recent.summary(at: at(590)).lateness.count == 2)
        #expect(recent.summary(at: at(602)).lateness.count == 1)
        #expect(recent.summary(at: at(602)).missed == 0)
        #expect(recent.summary(at: at(100_000)).lateness.count == 0)
    }
}
