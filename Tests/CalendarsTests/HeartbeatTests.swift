import Calendars
import Checks
import Testing
import UpkeepCore

@Suite("heartbeats")
struct HeartbeatTests {
    private let nightly: HeartbeatPlan
    private let often = HeartbeatPlan(id: "sync", schedule: .every(.seconds(600)), grace: .seconds(60))

    init() throws {
        nightly = HeartbeatPlan(
            id: "backup", schedule: .cron(try CronExpression("0 3 * * *"), try Zones.read("Europe/Berlin")),
            grace: .seconds(3600), longestRun: .seconds(7200))
    }

    private func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    private func finding(_ check: Check, _ plan: HeartbeatPlan, _ state: HeartbeatState, _ now: Timestamp) -> Finding? {
        HeartbeatJudge.findings(plan, state, now).first { $0.check == check.id }
    }

    @Test("late: since when, by when, and why then")
    func late() throws {
        var state = HeartbeatState(nightly, at: try time("2026-11-20T12:00:00Z"))
        state.take(HeartbeatPing(.success), at: try time("2026-11-22T02:00:10Z"), plan: nightly)
        #expect(state.dueAt?.rfc3339() == "2026-11-23T03:00:00Z")
        let onTime = finding(HeartbeatChecks.late, nightly, state, try time("2026-11-23T03:00:00Z"))
        #expect(onTime?.status == .ok)
        #expect(onTime?.summary == "`backup` reported 25 h ago; the next report is due by 04:00 (Europe/Berlin)")
        let late = finding(HeartbeatChecks.late, nightly, state, try time("2026-11-23T04:00:10Z"))
        #expect(late?.status == .critical)
        #expect(
            late?.summary
                == "`backup` has not reported for 26 h; it should have by 04:00 (03:00 plus 1 h of grace, Europe/Berlin)"
        )
        #expect(late?.subject == Subject(.service, "backup"))
        #expect(late?.remedy == HeartbeatChecks.late.remedy)
        #expect(late?.evidence["schedule"] == "every day at 03:00, Europe/Berlin")
        let dayAfter = finding(HeartbeatChecks.late, nightly, state, try time("2026-11-24T04:00:10Z"))
        #expect(
            dayAfter?.summary == "`backup` has not reported for 2 days; it should have by 04:00 on 2026-11-23 "
                + "(03:00 plus 1 h of grace, Europe/Berlin)")
    }

    @Test("never heard of: unknown until the first report is due, then late")
    func never() throws {
        let state = HeartbeatState(nightly, at: try time("2026-11-22T12:00:00Z"))
        let early = HeartbeatJudge.findings(nightly, state, try time("2026-11-23T03:00:00Z"))
        #expect(early.map(\.status) == [.unknown])
        #expect(
            early.first?.summary
                == "`backup` has not reported yet; its first report is due by 04:00 (Europe/Berlin)")
        let late = HeartbeatJudge.findings(nightly, state, try time("2026-11-23T03:00:01Z"))
        #expect(late.map(\.status) == [.critical])
        #expect(
            late.first?.summary
                == "`backup` has never reported; it should have by 04:00 (03:00 plus 1 h of grace, Europe/Berlin)")
    }

    @Test("a period counts from the last report")
    func period() throws {
        var state = HeartbeatState(often, at: Timestamp(seconds: 0))
        #expect(state.dueAt == Timestamp(seconds: 660))
        state.take(HeartbeatPing(.success), at: Timestamp(seconds: 100), plan: often)
        #expect(finding(HeartbeatChecks.late, often, state, Timestamp(seconds: 760))?.status == .ok)
        #expect(
            HeartbeatJudge.nextChange(often, state, after: Timestamp(seconds: 100))
                == Timestamp(nanoseconds: 760_000_000_001))
        let late = finding(HeartbeatChecks.late, often, state, Timestamp(seconds: 761))
        #expect(late?.status == .critical)
        #expect(
            late?.summary
                == "`sync` has not reported for 11 min 1 s; it should have by 00:12 (every 10 min plus 1 min of grace, UTC)"
        )
    }

    @Test("a job of every few seconds speaks the watch's zone, to the second")
    func fewSeconds() throws {
        let berlin = try Zones.read("Europe/Berlin")
        let plan = HeartbeatPlan(id: "bk", schedule: .every(.seconds(10), in: berlin), grace: .seconds(5))
        var state = HeartbeatState(plan, at: try time("2026-11-23T10:32:00Z"))
        state.take(HeartbeatPing(.success), at: try time("2026-11-23T10:32:07Z"), plan: plan)
        let late = finding(HeartbeatChecks.late, plan, state, try time("2026-11-23T10:32:30Z"))
        #expect(
            late?.summary == "`bk` has not reported for 23 s; it should have by 11:32:22 "
                + "(every 10 s plus 5 s of grace, Europe/Berlin)")
    }

    @Test("a run: its start, its limit, its end, its time")
    func run() throws {
        var state = HeartbeatState(nightly, at: try time("2026-11-20T12:00:00Z"))
        // The host's clock is a little fast: this is the run of 03:00.
        state.take(HeartbeatPing(.start), at: try time("2026-11-21T01:59:50Z"), plan: nightly)
        #expect(state.dueAt?.rfc3339() == "2026-11-22T03:00:00Z")
        #expect(
            HeartbeatJudge.nextChange(nightly, state, after: try time("2026-11-21T02:00:00Z"))
                == (try time("2026-11-21T03:59:50Z")) + .nanoseconds(1))
        let running = finding(HeartbeatChecks.overrun, nightly, state, try time("2026-11-21T03:59:50Z"))
        #expect(running?.status == .ok)
        let long = finding(HeartbeatChecks.overrun, nightly, state, try time("2026-11-21T04:29:50Z"))
        #expect(long?.status == .warning)
        #expect(long?.summary == "`backup` has been running for 2 h 30 min, longer than the 2 h it may")
        // It hangs into the next day.
        let hung = finding(HeartbeatChecks.late, nightly, state, try time("2026-11-22T03:00:01Z"))
        #expect(hung?.summary.hasPrefix("`backup` started 25 h ago and has not reported since; ") == true)
        state.take(HeartbeatPing(.success), at: try time("2026-11-22T03:59:50Z"), plan: nightly)
        #expect(state.runTime == .seconds(26 * 3600))
        #expect(state.startedAt == nil)
        #expect(
            finding(HeartbeatChecks.overrun, nightly, state, try time("2026-11-22T05:00:00Z"))?.summary
                == "`backup` is not running; its last run took 26 h")
    }

    @Test("a failure stays one through the next start, until a success")
    func failure() throws {
        var state = HeartbeatState(nightly, at: try time("2026-11-20T12:00:00Z"))
        let first = try time("2026-11-21T02:10:00Z")
        state.take(
            HeartbeatPing(.fail, exitStatus: 2, body: "copying\nno space left on device\n"), at: first, plan: nightly)
        let failed = finding(HeartbeatChecks.failed, nightly, state, first + .seconds(300))
        #expect(failed?.status == .critical)
        #expect(failed?.summary == "`backup` failed with exit status 2 5 min ago; it has never succeeded")
        #expect(failed?.evidence["lines"] == EvidenceValue(["copying", "no space left on device"]))
        #expect(finding(HeartbeatChecks.late, nightly, state, first + .seconds(300))?.status == .ok)
        state.take(HeartbeatPing(.start), at: first + .seconds(600), plan: nightly)
        #expect(finding(HeartbeatChecks.failed, nightly, state, first + .seconds(700))?.status == .critical)
        #expect(state.startedAt == first + .seconds(600))
        state.take(HeartbeatPing(.success, exitStatus: 0), at: first + .seconds(900), plan: nightly)
        let good = finding(HeartbeatChecks.failed, nightly, state, first + .seconds(960))
        #expect(good?.status == .ok)
        #expect(good?.summary == "`backup` succeeded 1 min ago, after 5 min")
        #expect(state.exitStatus == 0)
    }

    @Test("a success with an exit status is none")
    func exitStatus() {
        var state = HeartbeatState(often, at: Timestamp(seconds: 0))
        state.take(HeartbeatPing(.success, exitStatus: 1), at: Timestamp(seconds: 10), plan: often)
        #expect(state.lastPing == .fail)
        #expect(state.lastSuccessAt == nil)
    }

    @Test("pings that come twice or out of order")
    func order() {
        var state = HeartbeatState(often, at: Timestamp(seconds: 0))
        let changed1 = state.take(HeartbeatPing(.start), at: Timestamp(seconds: 100), plan: often)
        #expect(changed1)
        let changed2 = state.take(HeartbeatPing(.start), at: Timestamp(seconds: 100), plan: often)
        #expect(!changed2)
        let changed3 = state.take(HeartbeatPing(.success, body: "done"), at: Timestamp(seconds: 200), plan: often)
        #expect(changed3)
        let after = state
        let changed4 = state.take(HeartbeatPing(.success, body: "done"), at: Timestamp(seconds: 200), plan: often)
        #expect(!changed4)
        let changed5 = state.take(HeartbeatPing(.start), at: Timestamp(seconds: 150), plan: often)
        #expect(!changed5)
        let changed6 = state.take(HeartbeatPing(.fail), at: Timestamp(seconds: 150), plan: often)
        #expect(!changed6)
        #expect(state == after)
        // A failure came first, and the success before it is remembered all the same.
        state.take(HeartbeatPing(.fail), at: Timestamp(seconds: 400), plan: often)
        state.take(HeartbeatPing(.success), at: Timestamp(seconds: 300), plan: often)
        #expect(state.lastPing == .fail)
        #expect(state.lastSuccessAt == Timestamp(seconds: 300))
        #expect(state.dueAt == Timestamp(seconds: 1060))
        // Two starts: the first run has died.
        state.take(HeartbeatPing(.start), at: Timestamp(seconds: 500), plan: often)
        state.take(HeartbeatPing(.start), at: Timestamp(seconds: 600), plan: often)
        state.take(HeartbeatPing(.success), at: Timestamp(seconds: 610), plan: often)
        #expect(state.runTime == .seconds(10))
    }

    @Test("a log says nothing of how it goes")
    func log() {
        var state = HeartbeatState(often, at: Timestamp(seconds: 0))
        let before = state
        let changed7 = state.take(HeartbeatPing(.log, body: "half way"), at: Timestamp(seconds: 100), plan: often)
        #expect(changed7)
        #expect(state.lines == ["half way"])
        state.lines = []
        #expect(state == before)
    }

    @Test("the last lines are kept, and none that could harm a terminal")
    func lines() {
        var state = HeartbeatState(often, at: Timestamp(seconds: 0))
        func log(_ text: String) { state.take(HeartbeatPing(.log, body: text), at: Timestamp(seconds: 1), plan: often) }
        log((1...250).map { "line \($0)" }.joined(separator: "\r\n") + "\n\n")
        #expect(state.lines.count == HeartbeatLines.mostLines)
        #expect(state.lines.first == "line 151")
        #expect(state.lines.last == "line 250")
        log("\u{1B}[2Jgone\tis \u{7}it")
        #expect(state.lines.last == "\u{FFFD}[2Jgone\tis \u{FFFD}it")
        for _ in 0..<100 { log(String(repeating: "é", count: 500)) }
        #expect(state.lines.reduce(0) { $0 + $1.utf8.count + 1 } <= HeartbeatLines.mostBytes)
        #expect(state.lines.count == 10)
        log(String(repeating: "x", count: 1_000_000) + "end")
        #expect(state.lines.count == 1)
        #expect(state.lines[0].hasSuffix("xend") && state.lines[0].utf8.count < HeartbeatLines.mostBytes)
        #expect(state.lines[0].hasPrefix("…x"))
    }

    @Test("starting again forgives nobody, another plan counts from now")
    func follow() throws {
        var state = HeartbeatState(nightly, at: try time("2026-11-20T12:00:00Z"))
        state.take(HeartbeatPing(.success), at: try time("2026-11-22T02:00:10Z"), plan: nightly)
        let late = try time("2026-11-23T12:00:00Z")
        let changed8 = state.follow(nightly, at: late)
        #expect(!changed8)
        #expect(finding(HeartbeatChecks.late, nightly, state, late)?.status == .critical)
        var hourly = nightly
        hourly.schedule = .cron(try CronExpression("@hourly"), .utc)
        state.dueAt = try time("2026-11-24T03:00:00Z")
        let changed9 = state.follow(hourly, at: late)
        #expect(changed9)
        #expect(state.dueAt?.rfc3339() == "2026-11-23T14:00:00Z")
        // Starting again under the same plan changes nothing, also when it is late by then.
        let changed10 = state.follow(hourly, at: late + .seconds(10))
        #expect(!changed10)
        let changed11 = state.follow(hourly, at: late + .seconds(9 * 3600))
        #expect(!changed11)
        let changed12 = state.follow(nightly, at: late)
        #expect(changed12)
        #expect(state.dueAt?.rfc3339() == "2026-11-24T03:00:00Z")
        var period = HeartbeatState(often, at: Timestamp(seconds: 0))
        let changed13 = period.follow(often, at: Timestamp(seconds: 5000))
        #expect(!changed13)
        var shorter = often
        shorter.schedule = .every(.seconds(60))
        let changed14 = period.follow(shorter, at: Timestamp(seconds: 5000))
        #expect(!changed14)
        period.dueAt = nil
        let changed15 = period.follow(shorter, at: Timestamp(seconds: 5000))
        #expect(changed15)
        #expect(period.dueAt == Timestamp(seconds: 5120))
    }

    @Test("through the days on which clocks are changed")
    func changes() throws {
        var plan = nightly
        plan.schedule = .cron(try CronExpression("30 2 * * *"), try Zones.read("Europe/Berlin"))
        var state = HeartbeatState(plan, at: try time("2026-03-27T12:00:00Z"))
        var dues: [String] = []
        // Each run comes when cron runs it.
        for run in ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"] {
            state.take(HeartbeatPing(.success), at: try time(run), plan: plan)
            dues.append(state.dueAt?.rfc3339() ?? "never")
        }
        #expect(dues == ["2026-03-29T02:00:00Z", "2026-03-30T01:30:00Z", "2026-03-31T01:30:00Z"])
    }

    @Test("a schedule that never comes is never late")
    func impossible() throws {
        var plan = nightly
        plan.schedule = .cron(try CronExpression("0 0 30 2 *"), .utc)
        let state = HeartbeatState(plan, at: try time("2026-11-20T12:00:00Z"))
        #expect(state.dueAt == nil)
        #expect(
            finding(HeartbeatChecks.late, plan, state, try time("2027-11-20T12:00:00Z"))?.summary
                == "`backup` has not reported yet, and no time is set for it")
        #expect(HeartbeatJudge.nextChange(plan, state, after: try time("2026-11-20T12:00:00Z")) == nil)
    }

    @Test("the checks can be registered beside each other")
    func checks() {
        #expect(Set(HeartbeatChecks.all.map(\.id)).count == 3)
        for check in HeartbeatChecks.all { #expect(check.id.family == "heartbeat") }
    }
}
