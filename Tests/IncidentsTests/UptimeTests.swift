import Incidents
import Testing
import UpkeepCore

@Suite("how long it was up")
struct UptimeTests {
    private func span(_ standing: Standing, _ from: Int, _ seconds: Int) -> StandingSpan {
        StandingSpan(standing, from: Looking.at(from), length: .seconds(seconds))
    }

    private func uptime(_ spans: [StandingSpan], _ from: Int = 0, _ until: Int = 1000) -> Uptime {
        Uptime(spans, from: Looking.at(from), until: Looking.at(until))
    }

    @Test("unknown is neither up nor down; what nobody speaks of is unknown")
    func shares() {
        let seen = uptime([span(.up, 0, 450), span(.unknown, 450, 100), span(.down, 550, 50)])
        #expect(seen.share == 0.9)
        #expect(seen.coverage == 0.5)
        #expect(seen.unknown == .seconds(500))
        #expect(seen.text == "90 % (of the 50 % that was seen)")
    }

    @Test("only what was not seen: there is no percentage", .bug("https://github.com/louislam/uptime-kuma/issues/6475"))
    func unseen() {
        let none = uptime([span(.unknown, 0, 1000)])
        #expect(none.share == nil)
        #expect(none.coverage == 0)
        #expect(none.text == "unknown")
        #expect(Uptime().coverage == nil)
    }

    @Test("spans are cut at the ends of the time that is asked for")
    func clipped() {
        let seen = uptime([span(.up, -500, 600), span(.down, 900, 5000)])
        #expect(seen.up == .seconds(100))
        #expect(seen.down == .seconds(100))
        #expect(seen.total == .seconds(1000))
    }

    @Test("never rounded up to 100 %")
    func rounding() {
        #expect(Uptime(up: .seconds(999_999_999), down: .seconds(1)).text == "99.999 %")
        #expect(Uptime(up: .seconds(29), down: .seconds(71)).text == "29 %")
        #expect(Uptime(up: .seconds(1)).text == "100 %")
        #expect(Uptime(up: .seconds(999_999), unknown: .seconds(1)).text == "100 % (of the 99.9 % that was seen)")
    }

    @Test(
        "a clock that is set, forward or back, never makes more than 100 %",
        .bug("https://github.com/louislam/uptime-kuma/issues/258"), arguments: [-3600, -1, 0, 1, 3600])
    func clockStep(_ step: Int) {
        var recorder = StandingRecorder()
        var spans: [StandingSpan] = []
        for second in stride(from: 0, through: 7200, by: 30) {
            let clock = second < 3600 ? second : second + step
            spans += recorder.take(.up, at: Looking.at(clock), reading: .seconds(second), every: .seconds(30))
        }
        let seen = uptime(spans, 0, 7200 + step)
        #expect(seen.share == 1)
        #expect(seen.coverage ?? 2 <= 1)
        #expect(spans.reduce(.zero) { $0 + $1.length } == .seconds(7200), "time that went by, whatever the clock said")
        let isNoticed = abs(step) > 2
        #expect(spans.contains { $0.standing == .unknown } == isNoticed, "the interval of the step is unknown")
    }

    @Test("a day in which the clocks change is as long as it is")
    func daylightSaving() throws {
        // Europe/Berlin, 2026-10-25: 25 hours from midnight to midnight.
        let start = try #require(Timestamp(rfc3339: "2026-10-25T00:00:00+02:00"))
        let end = try #require(Timestamp(rfc3339: "2026-10-26T00:00:00+01:00"))
        let spans = (0..<25 * 60).map { minute in
            StandingSpan(minute == 150 ? .down : .up, from: start + .seconds(60 * minute), length: .seconds(60))
        }
        let day = Uptime(spans, from: start, until: end)
        #expect(day.total == .seconds(25 * 3600))
        #expect(day.coverage == 1)
        #expect(day.down == .seconds(60))
    }

    @Test("a look speaks for its turn; what was missed or slept through is unknown")
    func missed() {
        var recorder = StandingRecorder()
        #expect(recorder.take(.up, at: Looking.at(0), reading: .seconds(5), every: .seconds(30)) == [])
        #expect(
            recorder.take(.down, at: Looking.at(40), reading: .seconds(45), every: .seconds(30)) == [span(.up, 0, 40)])
        #expect(
            recorder.take(.up, at: Looking.at(3640), reading: .seconds(3645), every: .seconds(30)) == [
                span(.down, 40, 45), span(.unknown, 85, 3555),
            ])
        #expect(
            recorder.take(.up, at: Looking.at(3700), reading: .seconds(2), every: .seconds(30)) == [],
            "another steady clock: nothing is known of the time between")
    }

    @Test("retries and second looks cost no uptime", .bug("https://github.com/louislam/uptime-kuma/issues/688"))
    func retries() {
        // Whoever records calls this for scheduled looks that stand; a failure that a second look refuted stands as up.
        var recorder = StandingRecorder()
        var spans: [StandingSpan] = []
        for look in 0...10 {
            spans += recorder.take(.up, at: Looking.at(look * 30), reading: .seconds(look * 30), every: .seconds(30))
        }
        #expect(uptime(spans, 0, 300).share == 1)
    }

    @Test("time that was our own fault, or announced, is taken out afterwards")
    func excused() {
        let spans = [span(.up, 0, 100), span(.down, 100, 200), span(.up, 300, 700)]
        let excused = spans.excused(from: Looking.at(50), until: Looking.at(200))
        #expect(
            excused == [
                span(.up, 0, 50), span(.unknown, 50, 50), span(.unknown, 100, 100), span(.down, 200, 100),
                span(.up, 300, 700),
            ])
        #expect(spans.excused(from: Looking.at(9), until: Looking.at(9)) == spans)
    }

    @Test("hours add up to the day, however they are cut")
    func rollUp() {
        var random = RandomWorld.Generator(state: 7)
        for _ in 0..<200 {
            var spans: [StandingSpan] = []
            var at = 0
            while at < 1000 {
                let length = Int.random(in: 1...90, using: &random)
                if random.chance(90), let standing = Standing.allCases.randomElement(using: &random) {
                    spans.append(span(standing, at, length))
                }
                at += length
            }
            let cut = Int.random(in: 1..<1000, using: &random)
            #expect(uptime(spans, 0, cut) + uptime(spans, cut, 1000) == uptime(spans))
            #expect(uptime(spans).share ?? 0 <= 1)
            #expect(uptime(spans).total == .seconds(1000))
        }
    }

    @Test("a promise: what it allows, what is left, how fast it goes")
    func budget() throws {
        let level = try #require(ServiceLevel(target: 0.999, window: .seconds(30 * 86_400)))
        let month = Uptime(up: .seconds(30 * 86_400 - 1296), down: .seconds(1296))
        let budget = level.budget(month)
        #expect(abs(budget.allowed.inSeconds - 2592) < 0.001)
        #expect(abs((budget.shareLeft ?? 0) - 0.5) < 0.001)
        let hour = Uptime(up: .seconds(3528), down: .seconds(72), unknown: .seconds(9999))
        #expect(abs((level.burn(hour) ?? 0) - 20) < 0.001)
        #expect(abs((budget.lasts(hour)?.inSeconds ?? 0) - 64_800) < 1)
        #expect(level.burn(Uptime(unknown: .seconds(60))) == nil)
        #expect(budget.lasts(Uptime(up: .seconds(60))) == nil)
        let spent = level.budget(Uptime(down: .seconds(3000)))
        #expect(spent.left < .zero)
        #expect(spent.lasts(hour) == .zero)
    }

    @Test("a promise of 100 % allows nothing, and one that is no share is none")
    func extremes() throws {
        let all = try #require(ServiceLevel(target: 1, window: .seconds(3600)))
        #expect(all.burn(Uptime(up: .seconds(1))) == 0)
        #expect(all.burn(Uptime(up: .seconds(1), down: .seconds(1))) == .infinity)
        #expect(all.budget(Uptime()).shareLeft == nil)
        #expect(ServiceLevel(target: 99.9, window: .seconds(3600)) == nil)
        #expect(ServiceLevel(target: 0.9, window: .zero) == nil)
    }
}
