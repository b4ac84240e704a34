import Testing
import UpkeepCore

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-11-22T16:43:00Z", 1_795_365_780),
        ("2000-02-29T23:59:59Z", 951_868_799),
        ("1969-12-31T23:59:59Z", -1),
        ("1678-01-01T00:00:00Z", -9_214_560_000),
        ("2261-12-31T23:59:59Z", 9_214_646_399),
    ])
    func readsAndWritesTheSameText(text: String, seconds: Int64) throws {
        let time = try #require(Timestamp(rfc3339: text))
        #expect(time.seconds == seconds)
        #expect(time.rfc3339() == text)
    }

    @Test(arguments: [
        ("2026-11-22T17:43:00.5+01:00", "2026-11-22T16:43:00.500Z"),
        ("2026-11-22t16:43:00.123456789z", "2026-11-22T16:43:00.123Z"),
        ("2026-11-22 16:43:00-00:30", "2026-11-22T17:13:00.000Z"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"),
        ("1969-12-31T23:59:59.25Z", "1969-12-31T23:59:59.250Z"),
    ])
    func readsOffsetsAndFractions(text: String, utc: String) throws {
        #expect(try #require(Timestamp(rfc3339: text)).rfc3339(milliseconds: true) == utc)
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T16:43:00", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-31T00:00:00Z",
        "2026-11-22T24:00:00Z", "2026-11-22T16:60:00Z", "2026-11-22T16:43:00.Z", "2026-11-22T16:43:00+1:00",
        "2026-11-22T16:43:00Zx", "1677-12-31T23:59:59Z", "2262-01-01T00:00:00Z", "-026-11-22T16:43:00Z",
        "2026-11-22T16:43:61Z", "1900-02-29T00:00:00Z",
    ])
    func refusesWhatIsNoMoment(text: String) { #expect(Timestamp(rfc3339: text) == nil) }

    @Test func writesMomentsAtTheEndsOfTheRange() {
        #expect(Timestamp(nanoseconds: .min).rfc3339(milliseconds: true) == "1677-09-21T00:12:43.145Z")
        #expect(Timestamp(nanoseconds: .max).rfc3339(milliseconds: true) == "2262-04-11T23:47:16.854Z")
    }

    @Test func saturatesInsteadOfOverflowing() {
        #expect(Timestamp(seconds: .max).nanoseconds == .max)
        #expect(Timestamp(seconds: .min).nanoseconds == .min)
        #expect(Timestamp(nanoseconds: .max) + .seconds(1) == Timestamp(nanoseconds: .max))
        #expect(Timestamp(nanoseconds: .min) + .seconds(-1) == Timestamp(nanoseconds: .min))
    }

    @Test func countsBackwardsFromTheEpochTowardsThePast() {
        #expect(Timestamp(nanoseconds: -1).seconds == -1)
        #expect(Timestamp(nanoseconds: -1_000_000_000).seconds == -1)
        #expect(Timestamp(nanoseconds: -1_000_000_001).seconds == -2)
    }

    @Test func readsCertificateDatesBeyondTheRangeOfRFC3339() throws {
        let far = try #require(Timestamp(year: 9999, month: 12, day: 31, hour: 23, minute: 59, second: 59))
        #expect(far.nanoseconds == .max)
        #expect(Timestamp(year: 2026, month: 2, day: 30, hour: 0, minute: 0, second: 0) == nil)
    }
}
