import Calendars
import Testing
import UpkeepCore

@Suite("maintenance windows")
struct MaintenanceTests {
    private func window(_ times: MaintenanceTimes, in zone: String = "Europe/Berlin") throws -> MaintenanceWindow {
        try MaintenanceWindow(id: "w", scope: .all, times: times, zone: Zones.read(zone))
    }

    private func weekly(_ days: String, _ from: String, _ until: String, in zone: String = "Europe/Berlin") throws
        -> MaintenanceWindow
    {
        try window(.weekly(Weekdays(days), from: TimeOfDay(from), until: TimeOfDay(until)), in: zone)
    }

    private func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    private func spans(_ window: MaintenanceWindow, _ from: String, _ until: String) throws -> [String] {
        window.spans(in: try time(from)..<time(until)).map { "\($0.lowerBound.rfc3339()) \($0.upperBound.rfc3339())" }
    }

    @Test("every day at the same time on the wall, through both changes of clocks")
    func changes() throws {
        let window = try weekly("daily", "02:00", "03:00")
        // Clocks are put forward from 02:00 to 03:00: the hour is held when they are.
        #expect(
            try spans(window, "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z") == [
                "2026-03-28T01:00:00Z 2026-03-28T02:00:00Z", "2026-03-29T01:00:00Z 2026-03-29T02:00:00Z",
                "2026-03-30T00:00:00Z 2026-03-30T01:00:00Z",
            ])
        // And back from 03:00 to 02:00: both hours count.
        #expect(
            try spans(window, "2026-10-24T00:00:00Z", "2026-10-27T00:00:00Z") == [
                "2026-10-24T00:00:00Z 2026-10-24T01:00:00Z", "2026-10-25T00:00:00Z 2026-10-25T02:00:00Z",
                "2026-10-26T01:00:00Z 2026-10-26T02:00:00Z",
            ])
        #expect(window.isActive(at: try time("2026-10-25T01:30:00Z")))
        #expect(!window.isActive(at: try time("2026-10-25T02:00:00Z")))
        #expect(window.isActive(at: try time("2026-03-29T01:00:00Z")))
        #expect(!window.isActive(at: try time("2026-03-29T00:59:59Z")))
    }

    @Test("windows that begin or end while clocks are changed")
    func halves() throws {
        let early = try weekly("sun", "01:30", "02:30")
        #expect(
            try spans(early, "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z") == [
                "2026-03-29T00:30:00Z 2026-03-29T01:00:00Z"
            ])
        #expect(
            try spans(early, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z") == [
                "2026-10-24T23:30:00Z 2026-10-25T01:30:00Z"
            ])
        let late = try weekly("sun", "02:30", "03:30")
        #expect(
            try spans(late, "2026-03-29T00:00:00Z", "2026-03-29T12:00:00Z") == [
                "2026-03-29T01:00:00Z 2026-03-29T02:00:00Z"
            ])
        #expect(
            try spans(late, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z") == [
                "2026-10-25T00:30:00Z 2026-10-25T02:30:00Z"
            ])
    }

    @Test("over midnight it belongs to the day on which it begins")
    func midnight() throws {
        let window = try weekly("sat", "22:00", "02:00", in: "UTC")
        #expect(
            try spans(window, "2026-11-21T00:00:00Z", "2026-11-30T00:00:00Z") == [
                "2026-11-21T22:00:00Z 2026-11-22T02:00:00Z", "2026-11-28T22:00:00Z 2026-11-29T02:00:00Z",
            ])
        #expect(window.isActive(at: try time("2026-11-22T01:59:59Z")))
        #expect(!window.isActive(at: try time("2026-11-21T01:00:00Z")))
        #expect(window.description == "Saturday from 22:00 to 02:00 on the day after, UTC")
        let day = try weekly("sat,sun", "00:00", "24:00", in: "UTC")
        // Two whole days are one span.
        #expect(
            try spans(day, "2026-11-20T00:00:00Z", "2026-11-25T00:00:00Z") == [
                "2026-11-21T00:00:00Z 2026-11-23T00:00:00Z"
            ])
    }

    @Test("spans are cut to the range, and its ends are not part of what is next")
    func cut() throws {
        let window = try weekly("daily", "02:00", "04:00", in: "UTC")
        #expect(
            try spans(window, "2026-11-23T03:00:00Z", "2026-11-24T03:00:00Z") == [
                "2026-11-23T03:00:00Z 2026-11-23T04:00:00Z", "2026-11-24T02:00:00Z 2026-11-24T03:00:00Z",
            ])
        #expect(try spans(window, "2026-11-23T04:00:00Z", "2026-11-24T02:00:00Z") == [])
        #expect(try spans(window, "2026-11-23T03:00:00Z", "2026-11-23T03:00:00Z") == [])
        let next = window.next(after: try time("2026-11-23T02:00:00Z"))
        #expect(next?.lowerBound.rfc3339() == "2026-11-24T02:00:00Z")
        #expect(window.span(at: try time("2026-11-23T03:00:00Z"))?.lowerBound.rfc3339() == "2026-11-23T02:00:00Z")
    }

    @Test("once, in the zone's time")
    func once() throws {
        let window = try window(.once(from: CivilTime("2026-12-24 22:00"), until: CivilTime("2026-12-25 02:00")))
        #expect(
            try spans(window, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z") == [
                "2026-12-24T21:00:00Z 2026-12-25T01:00:00Z"
            ])
        #expect(window.next(after: try time("2026-12-01T00:00:00Z"))?.upperBound.rfc3339() == "2026-12-25T01:00:00Z")
        #expect(window.next(after: try time("2026-12-24T21:00:00Z")) == nil)
        #expect(window.isActive(at: try time("2026-12-24T21:00:00Z")))
        #expect(!window.isActive(at: try time("2026-12-25T01:00:00Z")))
        #expect(window.description == "2026-12-24 22:00 to 2026-12-25 02:00, Europe/Berlin")
    }

    @Test("from each of cron's times, overlapping ones as one")
    func cron() throws {
        let nightly = try window(.cron(CronExpression("30 2 * * *"), lasting: .seconds(3600)))
        #expect(
            try spans(nightly, "2026-03-28T00:00:00Z", "2026-03-31T00:00:00Z") == [
                "2026-03-28T01:30:00Z 2026-03-28T02:30:00Z", "2026-03-29T01:00:00Z 2026-03-29T02:00:00Z",
                "2026-03-30T00:30:00Z 2026-03-30T01:30:00Z",
            ])
        #expect(
            try spans(nightly, "2026-10-25T00:00:00Z", "2026-10-26T00:00:00Z") == [
                "2026-10-25T00:30:00Z 2026-10-25T01:30:00Z"
            ])
        let twice = try window(.cron(CronExpression("0,30 12 * * *"), lasting: .seconds(2700)), in: "UTC")
        #expect(
            try spans(twice, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z") == [
                "2026-11-23T12:00:00Z 2026-11-23T13:15:00Z"
            ])
        #expect(twice.span(at: try time("2026-11-23T12:40:00Z"))?.lowerBound.rfc3339() == "2026-11-23T12:00:00Z")
        #expect(twice.next(after: try time("2026-11-23T12:00:00Z"))?.lowerBound.rfc3339() == "2026-11-23T12:30:00Z")
        #expect(nightly.description == "every day at 02:30 for 1 h, Europe/Berlin")
        let never = try window(.cron(CronExpression("0 0 30 2 *"), lasting: .seconds(3600)))
        #expect(never.next(after: try time("2026-11-23T12:00:00Z")) == nil)
        #expect(try spans(never, "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z") == [])
    }

    @Test("a whole year of it agrees with asking minute by minute")
    func minutes() throws {
        for window in [
            try weekly("sun", "01:45", "03:15"), try weekly("sat", "23:00", "02:30"),
            try window(.cron(CronExpression("*/20 2 * * 0"), lasting: .seconds(600))),
        ] {
            for start in ["2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z"] {
                let start = try time(start)
                let spans = window.spans(in: start..<start + .seconds(12 * 3600))
                for minute in 0..<12 * 60 {
                    let at = start + .seconds(minute * 60)
                    #expect(window.isActive(at: at) == spans.contains { $0.contains(at) })
                }
            }
        }
    }

    @Test("what it covers")
    func scope() {
        let web = Subject(.site, "https://shop.example/")
        let host = Trait(.host, "web1")
        #expect(MaintenanceScope.all.covers(web))
        #expect(MaintenanceScope.only(subjects: ["https://shop.example/"], traits: []).covers(web))
        #expect(!MaintenanceScope.only(subjects: ["https://other.example/"], traits: []).covers(web))
        let machine = MaintenanceScope.only(subjects: ["https://other.example/"], traits: [host])
        #expect(machine.covers(web, on: [Trait(.address, "192.0.2.1"), host]))
        #expect(!machine.covers(web, on: [Trait(.host, "web2")]))
        #expect(machine.covers(Subject(.site, "https://other.example/")))
        #expect(MaintenanceScope.only(subjects: [], traits: [Trait(web)]).covers(web))
    }

    @Test("what makes no window")
    func faults() throws {
        func fault(_ times: @autoclosure () throws -> MaintenanceTimes) throws -> String? {
            let times = try times()
            return #expect(throws: CalendarError.self) { try window(times) }?.message
        }
        #expect(
            try fault(.once(from: CivilTime("2026-12-25 02:00"), until: CivilTime("2026-12-24 22:00")))
                == "the window closes at 2026-12-24 22:00, not after it opens at 2026-12-25 02:00")
        #expect(try fault(.cron(CronExpression("@daily"), lasting: .seconds(1))) == "a window that lasts 1 s")
        #expect(
            try fault(.weekly(.all, from: TimeOfDay("02:00"), until: TimeOfDay("02:00")))
                == "the window closes when it opens, at 02:00")
        #expect(
            try fault(.weekly(Weekdays([]), from: TimeOfDay("02:00"), until: TimeOfDay("03:00")))
                == "a window on no day of the week")
    }
}
