import Checks
import Testing

@testable import Notifiers

@Suite("secrets that receivers repeat")
struct SecretGuardTests {
    private let secrets = SecretGuard([Secret("correct horse battery"), Secret("pass"), Secret("abc")])

    @Test(
        "are hidden, whole and in part",
        arguments: [
            ("no `correct horse battery` here", "no `(secret)` here"), ("correct horse ba", "(secret)"),
            ("battery", "battery"), ("the pass word", "the (secret) word"), ("abc", "abc"), ("", ""),
            ("correct%20horse%20battery", "(secret)"), ("Y29ycmVjdCBob3JzZSBiYXR0ZXJ5", "(secret)"),
            ("nothing to see", "nothing to see"), ("passpass", "(secret)"),
        ])
    func hidden(text: String, expected: String) {
        #expect(secrets.redacted(text) == expected)
    }

    @Test("without secrets nothing is touched")
    func none() {
        #expect(SecretGuard([]).redacted("pass") == "pass")
    }

    @Test("no channel prints its own, whatever way it is shown")
    func printed() throws {
        for notifier in try SampleChannels.all() {
            let kind = type(of: notifier).kind
            #expect(kind == "alertmanager" || !notifier.secrets.isEmpty, "\(kind)")
            var text = ""
            dump(notifier, to: &text)
            #expect(!(text + "\(notifier)").contains(SampleChannels.secretWord), "\(kind): \(text)")
        }
    }
}
