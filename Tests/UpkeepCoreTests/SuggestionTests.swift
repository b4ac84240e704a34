import Testing
import UpkeepCore

struct SuggestionTests {
    private let names = ["url", "name", "timeouts", "certificate_days", "allow_private", "h2"]

    @Test(arguments: [
        ("timeout", "timeouts"), ("timeuots", "timeouts"), ("Timeouts", "timeouts"), ("uri", "url"), ("urll", "url"),
        ("certificate-days", "certificate_days"), ("certificatedays", "certificate_days"), ("nmae", "name"),
    ])
    func near(_ text: String, _ meant: String) {
        #expect(Suggestion.nearest(to: text, in: names) == meant)
    }

    @Test(arguments: ["", "interval", "x", "hunter2", String(repeating: "timeouts", count: 100)])
    func far(_ text: String) {
        #expect(Suggestion.nearest(to: text, in: names) == nil)
    }
}
