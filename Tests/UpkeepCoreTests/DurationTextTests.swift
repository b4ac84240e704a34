import Testing
import UpkeepCore

struct DurationTextTests {
    @Test(arguments: [
        ("250ms", Duration.milliseconds(250)), ("30s", .seconds(30)), ("5m", .seconds(300)), ("2h", .seconds(7200)),
        ("7d", .seconds(604_800)), ("1h30m", .seconds(5400)), ("1.5s", .milliseconds(1500)),
        ("2w", .seconds(1_209_600)),
        ("0s", .zero), ("1d2h3m4s5ms", .milliseconds(93_784_005)),
    ])
    func reads(text: String, duration: Duration) { #expect(DurationText.parse(text) == duration) }

    @Test(arguments: ["", "5", "s", "-5s", "5 s", "1m1h", "1s1s", "5x", ".5s", "5.s", "1e3s", "99999d", "５s", "1..5s"])
    func refuses(text: String) { #expect(DurationText.parse(text) == nil) }

    private static let spellings: [(Duration, String)] = [
        (.milliseconds(250), "250ms"), (.seconds(30), "30s"), (.milliseconds(1500), "1.5s"), (.zero, "0ms"),
        (.seconds(5400), "1h30m"), (.seconds(86_400), "1d"), (.milliseconds(93_784_005), "1d2h3m4.005s"),
    ]

    @Test(arguments: spellings)
    func writesWhatItReadsBack(duration: Duration, text: String) {
        #expect(DurationText.exact(duration) == text)
        #expect(DurationText.parse(text) == duration)
    }

    private static let words: [(Duration, String)] = [
        (.microseconds(420), "0.4 ms"), (.milliseconds(84), "84 ms"), (.milliseconds(1234), "1.2 s"),
        (.milliseconds(59_960), "1 min"), (.seconds(200), "3 min 20 s"), (.seconds(18_000), "5 h"),
        (.seconds(18_060), "5 h 1 min"), (.seconds(1_036_800), "12 days"), (.seconds(169_200), "47 h"),
    ]

    @Test(arguments: words)
    func speaks(duration: Duration, text: String) { #expect(DurationText.spoken(duration) == text) }
}
