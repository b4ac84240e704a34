import Checks
import Testing

@testable import UpkeepCommands

struct RedactorTests {
    private static let redactor = Redactor([Secret("hunter2 & \"co\""), Secret("correct-horse-battery"), Secret("abc")])

    @Test(arguments: [
        ("nothing of it", "nothing of it"), ("abc stays: it is too short", "abc stays: it is too short"),
        ("<hunter2 & \"co\">", "<(secret)>"), ("{\"a\": \"hunter2 & \\\"co\\\"\"}", "{\"a\": \"(secret)\"}"),
        ("/?q=hunter2%20%26%20%22co%22&b", "/?q=(secret)&b"), ("/?q=hunter2%20&%20%22co%22", "/?q=(secret)"),
        ("begins correct-horse-b…", "begins (secret)…"), ("correct-hors is not enough?", "(secret) is not enough?"),
        ("correct-hor is common", "correct-hor is common"),
        ("correct-horse-batterycorrect-horse-battery", "(secret)(secret)"),
        ("hunter2", "hunter2"), ("", ""),
    ])
    func everyForm(_ text: String, _ shown: String) { #expect(Self.redactor.redacted(text) == shown) }

    @Test func theLongestGoesFirst() {
        #expect(Redactor([Secret("abcd"), Secret("abcdefgh")]).redacted("abcdefgh abcd") == "(secret) (secret)")
    }
}
