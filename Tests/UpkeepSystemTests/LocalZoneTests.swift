import Testing
import UpkeepCore
import UpkeepSystem

@Suite("local times")
struct LocalZoneTests {
    /// Central Europe in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
    private static let berlin = LocalZone { time in
        let summer = Timestamp(rfc3339: "2026-03-29T01:00:00Z") ?? time
        let winter = Timestamp(rfc3339: "2026-10-25T01:00:00Z") ?? time
        return summer <= time && time < winter
            ? LocalZone.Offset(seconds: 7200, name: "CEST") : LocalZone.Offset(seconds: 3600, name: "CET")
    }

    private func time(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    @Test(arguments: [
        ("2026-11-23T02:50:11Z", "2026-11-23 03:50:11 CET"), ("2026-07-31T22:00:00Z", "2026-08-01 00:00:00 CEST"),
        ("2026-03-29T00:59:59Z", "2026-03-29 01:59:59 CET"), ("2026-03-29T01:00:00Z", "2026-03-29 03:00:00 CEST"),
    ])
    func written(_ moment: String, _ text: String) throws {
        #expect(Self.berlin.fullText(try time(moment)) == text)
    }

    @Test(
        "what is written is read back, shortened as people type it",
        arguments: [
            ("2026-11-23 03:50:11", "2026-11-23T02:50:11Z"), ("2026-11-23 03:50", "2026-11-23T02:50:00Z"),
            ("2026-07-01 00:30", "2026-06-30T22:30:00Z"), ("2026-03-29 03:00", "2026-03-29T01:00:00Z"),
            ("2026-03-29 01:59", "2026-03-29T00:59:00Z"), ("2026-10-25 04:00", "2026-10-25T03:00:00Z"),
            ("12:59", "2026-11-22T11:59:00Z"), ("13:01", "2026-11-21T12:01:00Z"), ("13:00:00", "2026-11-22T12:00:00Z"),
        ])
    func read(_ text: String, _ moment: String) throws {
        let now = try time("2026-11-22T12:00:00Z")
        #expect(Self.berlin.moment(text, now: now) == (try time(moment)))
    }

    @Test(arguments: ["", "yesterday", "3", "03", "3:50", "25:00", "2026-13-01 10:00", "2026-11-23", "2026-11-23 3:50"])
    func refused(_ text: String) throws {
        #expect(Self.berlin.moment(text, now: try time("2026-11-22T12:00:00Z")) == nil)
    }

    @Test("the hour that comes twice is one of the two")
    func twice() throws {
        let read = try #require(Self.berlin.moment("2026-10-25 02:30", now: Timestamp(seconds: 0)))
        #expect(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].contains(read.rfc3339()))
    }
}
