import Testing
import UpkeepSystem

@testable import UpkeepCommands

/// What an error looks like.
struct CommandFailureTests {
    private let failure = CommandFailure("code", "the sea is \u{1B}[31mred → today", hint: "look at it again")

    @Test func oneLineEach() {
        #expect(
            failure.text(for: .none) == "upkeep: the sea is \\x1b[31mred → today\nhint: look at it again\n")
        #expect(failure.exitCode == 64)
    }

    @Test func wrapsUnderItsBeginning() {
        let narrow = Terminal(isTerminal: true, columns: 36, colour: true, unicode: false, canRewrite: true)
        #expect(
            failure.text(for: narrow) == """
                upkeep: the sea is \\x1b[31mred ->
                        today
                hint: look at it again

                """)
    }

    @Test func anEndWithoutAWord() { #expect(CommandFailure(exitCode: 2).text(for: .none) == "") }
}
