import Calendars
import Testing
import UpkeepCore

/// An independent cron: it knows its fields as sets, and walks through every minute as the daemon does.
@Suite("cron beside a walk through every minute")
struct CronWalkTests {
    /// A zone, and some days with a change of clocks in the middle.
    private static let walks = [
        ("Europe/Berlin", "2026-03-27T22:00:00Z"), ("Europe/Berlin", "2026-10-23T22:00:00Z"),
        ("America/New_York", "2026-03-06T05:00:00Z"), ("America/New_York", "2026-10-30T04:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-03T00:00:00Z"), ("Australia/Lord_Howe", "2026-10-02T00:00:00Z"),
        ("Pacific/Apia", "2011-12-28T12:00:00Z"), ("Africa/Casablanca", "2026-02-13T00:00:00Z"),
        ("Asia/Kolkata", "2026-02-26T00:00:00Z"),
    ]
    private static let minutes = 4 * 1440

    private struct Shown {
        let instant: Timestamp
        let time: CivilTime
    }

    private struct Field {
        let text: String
        let values: Set<Int>
        let isStar: Bool
    }

    private static func field(_ range: ClosedRange<Int>, _ random: inout Dice) -> Field {
        // The days are four, so that most fields for days have to fit.
        switch random.roll(range.upperBound > 22 && range.lowerBound == 0 ? 6 : 12) {
        case 0, 1, 6...: return Field(text: "*", values: Set(range), isStar: true)
        case 2:
            let step = 1 + random.roll(min(20, range.count - 1))
            return Field(
                text: "*/\(step)", values: Set(stride(from: range.lowerBound, through: range.upperBound, by: step)),
                isStar: true)
        case 3:
            let first = range.lowerBound + random.roll(range.count)
            let last = first + random.roll(range.upperBound - first + 1)
            return Field(text: "\(first)-\(last)", values: Set(first...last), isStar: false)
        default:
            let values = (0...random.roll(3)).map { _ in range.lowerBound + random.roll(range.count) }
            return Field(text: values.map(String.init).joined(separator: ","), values: Set(values), isStar: false)
        }
    }

    private static func runs(_ fields: [Field], _ walk: [Shown]) -> [Timestamp] {
        func fits(_ time: CivilTime) -> Bool {
            guard fields[0].values.contains(time.minute), fields[1].values.contains(time.hour),
                fields[3].values.contains(time.month)
            else { return false }
            let day = fields[2].values.contains(time.day)
            let weekday = fields[4].values.contains(time.weekday.rawValue)
            return fields[2].isStar || fields[4].isStar ? day && weekday : day || weekday
        }
        if fields[0].isStar || fields[1].isStar {
            return walk.filter { fits($0.time) }.map(\.instant)
        }
        // Debian's cron(8): what was skipped runs at once, what comes again does not.
        var runs: [Timestamp] = []
        var seen = minute(walk[0].time) - 1
        for shown in walk where minute(shown.time) > seen {
            let now = minute(shown.time)
            if (seen + 1...now).contains(where: { fits(time($0)) }) { runs.append(shown.instant) }
            seen = now
        }
        return runs
    }

    /// Minutes on the wall, counted through a calendar that UTC shows.
    private static func minute(_ time: CivilTime) -> Int {
        Int(TimeZoneRules.utc.instants(of: time).earliest.seconds / 60)
    }

    private static func time(_ minute: Int) -> CivilTime {
        TimeZoneRules.utc.civil(at: Timestamp(seconds: Int64(minute) * 60))
    }

    @Test("random expressions over days on which clocks are changed", arguments: walks)
    func random(name: String, start: String) throws {
        let zone = try Zones.read(name)
        let first = try #require(Timestamp(rfc3339: start))
        let walk = (0..<Self.minutes).map { (minute: Int) -> Shown in
            let instant = first + .seconds(minute * 60)
            return Shown(instant: instant, time: zone.civil(at: instant))
        }
        let end = first + .seconds(Self.minutes * 60)
        var dice = Dice(state: UInt64(first.seconds))
        var total = 0
        for _ in 0..<25 {
            let fields = [0...59, 0...23, 1...31, 1...12, 0...6].map { Self.field($0, &dice) }
            let text = fields.map(\.text).joined(separator: " ")
            let expected = Self.runs(fields, walk)
            total += expected.count
            let expression = try CronExpression(text)
            let runs = expression.runs(in: first..<end, zone: zone)
            #expect(runs == expected, "\(text) in \(name)")
            var backwards: [Timestamp] = []
            var at = end
            // Some expressions run at every minute; their end is enough.
            while backwards.count < 200, let run = expression.previous(before: at, in: zone), run >= first {
                backwards.append(run)
                at = run
            }
            #expect(backwards.reversed() == expected.suffix(backwards.count), "\(text) in \(name), backwards")
            #expect(backwards.count == min(200, expected.count), "\(text) in \(name), backwards")
        }
        #expect(total > 0)
    }
}
