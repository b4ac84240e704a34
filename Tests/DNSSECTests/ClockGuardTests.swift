import DNSWire
import Testing
import UpkeepCore

@testable import DNSSEC

@Suite("whose clock is wrong")
struct ClockGuardTests {
    let replies: Replies

    init() throws { replies = try Replies() }

    private func windows(_ zones: [String]) throws -> [SignatureWindow] {
        try zones.flatMap { try replies.judge($0, "www." + $0).windows }
    }

    private func at(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    @Test("a clock years off makes every zone fail the same way")
    func off() throws {
        let windows = try windows(["alg13.test.", "alg8.test."])
        for (now, word) in [("2031-01-01T00:00:00Z", "over"), ("2001-01-01T00:00:00Z", "not yet valid")] {
            let verdict = ClockGuard(windows, now: try at(now))
            #expect(verdict.valid == 0)
            #expect(verdict.plausibleNow == (try at("2026-01-01T00:00:00Z"))...(try at("2027-01-01T00:00:00Z")))
            #expect(verdict.sentence?.hasPrefix("your clock looks wrong: ") == true)
            #expect(verdict.sentence?.contains("are \(word) by it") == true)
        }
    }

    @Test("a right clock, and one zone that forgot to sign")
    func right() throws {
        let good = ClockGuard(try windows(["alg13.test."]), now: Replies.now)
        #expect(good.plausibleNow == nil && good.sentence == nil && good.expired == 0)
        let one = ClockGuard(try windows(["alg13.test.", "expired.test."]), now: Replies.now)
        #expect(one.expired > 0 && one.valid > 0 && one.plausibleNow == nil)
        let alone = try windows(["expired.test."]).filter { $0.zone == (try? DNSName("expired.test.")) }
        #expect(ClockGuard(alone, now: Replies.now).plausibleNow == nil)
        #expect(ClockGuard([], now: Replies.now).plausibleNow == nil)
    }

    @Test("zones that expired at times far apart did so by themselves")
    func apart() throws {
        let zone = try DNSName("expired.test.")
        let early = try windows(["expired.test."]).filter { $0.zone == zone }
        let late = try windows(["alg13.test."]).filter { $0.zone != zone }.prefix(early.count)
        #expect(ClockGuard(early + late, now: try at("2040-01-01T00:00:00Z")).plausibleNow == nil)
    }

    @Test("one stray signature in many does not hide a wrong clock")
    func nearly() throws {
        let zones = ["alg8.test.", "alg10.test.", "alg13.test.", "alg14.test.", "alg15.test.", "two.test."]
        let stray = try windows(["future.test."]).filter { $0.zone == (try? DNSName("future.test.")) }.prefix(1)
        let verdict = ClockGuard(try windows(zones) + stray, now: try at("2035-06-01T00:00:00Z"))
        #expect(verdict.valid == 1)
        #expect(verdict.plausibleNow != nil)
    }
}
