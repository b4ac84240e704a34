import Calendars
import Testing
import UpkeepCore

@Suite("when cron runs")
struct CronRunTests {
    private struct Case: CustomTestStringConvertible {
        let expression: String
        let zone: String
        let after: String
        let runs: [String]

        init(_ expression: String, _ zone: String, _ after: String, _ runs: String...) {
            self.expression = expression
            self.zone = zone
            self.after = after
            self.runs = runs
        }

        var testDescription: String { "\(expression) in \(zone) after \(after)" }
    }

    private static let cases = [
        Case("0 3 * * *", "Europe/Berlin", "2026-11-22T16:43:00Z", "2026-11-23T02:00:00Z", "2026-11-24T02:00:00Z"),
        Case("0 3 * * *", "Europe/Berlin", "2026-11-23T02:00:00Z", "2026-11-24T02:00:00Z"),
        Case("0 3 * * *", "Europe/Berlin", "2026-11-23T01:59:59.5Z", "2026-11-23T02:00:00Z"),
        // Put forward: 02:30 never comes, and runs when clocks jump.
        Case(
            "30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"),
        // Several in the gap are one run, together with one that is planned for its end.
        Case(
            "0,15,30,45 2,3 * * *", "Europe/Berlin", "2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z",
            "2026-03-29T01:15:00Z"),
        // Put back: 02:30 comes twice, and runs at the first.
        Case(
            "30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
        Case("30 2 * * *", "Europe/Berlin", "2026-10-25T00:45:00Z", "2026-10-26T01:30:00Z"),
        // With a star every time that is shown counts.
        Case(
            "*/15 * * * *", "Europe/Berlin", "2026-03-29T00:45:00Z", "2026-03-29T01:00:00Z", "2026-03-29T01:15:00Z"),
        Case(
            "*/30 * * * *", "Europe/Berlin", "2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:00:00Z",
            "2026-10-25T01:30:00Z", "2026-10-25T02:00:00Z"),
        Case(
            "30 * * * *", "Australia/Lord_Howe", "2026-04-04T14:00:00Z", "2026-04-04T14:30:00Z", "2026-04-04T15:00:00Z"),
        Case("@hourly", "Europe/Berlin", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z"),
        Case("*/20 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-30T00:00:00Z"),
        // Half an hour is put forward on Lord Howe.
        Case(
            "15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", "2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"),
        // Apia had no 30 December 2011.
        Case("0 3 30 12 *", "Pacific/Apia", "2011-12-01T00:00:00Z", "2011-12-30T10:00:00Z", "2012-12-29T13:00:00Z"),
        // Either day is enough, unless one begins with a star.
        Case(
            "0 0 13 * FRI", "UTC", "2026-02-01T00:00:00Z", "2026-02-06T00:00:00Z", "2026-02-13T00:00:00Z",
            "2026-02-20T00:00:00Z", "2026-02-27T00:00:00Z", "2026-03-06T00:00:00Z", "2026-03-13T00:00:00Z"),
        Case("0 0 13 * 5-6", "UTC", "2026-04-11T12:00:00Z", "2026-04-13T00:00:00Z", "2026-04-17T00:00:00Z"),
        Case("0 0 */10 * FRI", "UTC", "2026-01-01T00:00:00Z", "2026-05-01T00:00:00Z", "2026-07-31T00:00:00Z"),
        Case("0 0 ? * FRI", "UTC", "2026-02-01T00:00:00Z", "2026-02-06T00:00:00Z", "2026-02-13T00:00:00Z"),
        Case("0 0 L * *", "UTC", "2028-01-31T00:00:00Z", "2028-02-29T00:00:00Z", "2028-03-31T00:00:00Z"),
        Case("0 0 * * MON#2", "UTC", "2026-11-01T00:00:00Z", "2026-11-09T00:00:00Z", "2026-12-14T00:00:00Z"),
        Case("0 0 * * MON#5", "UTC", "2026-11-01T00:00:00Z", "2026-11-30T00:00:00Z", "2027-03-29T00:00:00Z"),
        Case("0 0 * * 7", "UTC", "2026-11-23T00:00:00Z", "2026-11-29T00:00:00Z"),
        Case(
            "0 0 * * FRI-SUN", "UTC", "2026-11-23T00:00:00Z", "2026-11-27T00:00:00Z", "2026-11-28T00:00:00Z",
            "2026-11-29T00:00:00Z", "2026-12-04T00:00:00Z"),
        Case("0 0 29 2 *", "UTC", "2096-03-01T00:00:00Z", "2104-02-29T00:00:00Z"),
        // 29 February at a weekend, over a year 2100 that is no leap year.
        Case("0 0 29 2 */6", "UTC", "2088-03-01T00:00:00Z", "2116-02-29T00:00:00Z"),
        Case("@yearly", "America/New_York", "2026-11-23T00:00:00Z", "2027-01-01T05:00:00Z"),
    ]

    @Test("the next runs, one after the other", arguments: cases)
    private func next(_ example: Case) throws {
        let expression = try CronExpression(example.expression)
        let zone = try Zones.read(example.zone)
        let start = try #require(Timestamp(rfc3339: example.after))
        var at = start
        for run in example.runs {
            let found = try #require(expression.next(after: at, in: zone))
            #expect(found.rfc3339() == run)
            at = found
        }
        #expect(
            expression.runs(in: start..<at, zone: zone).filter { $0 > start }.map { $0.rfc3339() }
                == example.runs.dropLast())
        // And back again.
        at = at + .nanoseconds(1)
        for run in example.runs.reversed() {
            let found = try #require(expression.previous(before: at, in: zone))
            #expect(found.rfc3339() == run)
            at = found
        }
    }

    @Test(
        "what never comes is nil, forwards and backwards",
        arguments: ["0 0 30 2 *", "0 0 31 4,6,9,11 *", "*/5 * 30 FEB *", "0 0 31 2 ?"])
    func never(text: String) throws {
        let expression = try CronExpression(text)
        let now = try #require(Timestamp(rfc3339: "2026-11-23T00:00:00Z"))
        for zone in [TimeZoneRules.utc, try Zones.read("Europe/Berlin")] {
            #expect(expression.next(after: now, in: zone) == nil)
            #expect(expression.previous(before: now, in: zone) == nil)
            #expect(expression.runs(in: now..<now + .seconds(9_000_000_000), zone: zone) == [])
        }
    }

    @Test("at the ends of time there is nothing more, and no trap")
    func ends() throws {
        let zone = try Zones.read("Europe/Berlin")
        for text in ["* * * * *", "0 0 1 1 *"] {
            let expression = try CronExpression(text)
            #expect(expression.next(after: Timestamp(nanoseconds: .max), in: zone) == nil)
            #expect(expression.previous(before: Timestamp(nanoseconds: .min), in: zone) == nil)
            #expect(expression.next(after: Timestamp(nanoseconds: .min), in: zone) != nil)
            #expect(expression.previous(before: Timestamp(nanoseconds: .max), in: zone) != nil)
        }
    }
}
