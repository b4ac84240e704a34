import FakeSystem
import Testing
import UpkeepSystem

@Suite("progress: only when it is worth it, and gone afterwards")
struct ProgressTests {
    private static let screen = Terminal(isTerminal: true, columns: 30, colour: true, unicode: true, canRewrite: true)
    private static let rewind = "\r\u{1B}[K"
    private let clock = FakeClock()

    @Test("work under a second shows nothing")
    func quick() async {
        let errors = FakeOutput(Self.screen)
        await Progress.show("checking", total: 3, on: errors.stream, clock: clock.clock) { progress in
            progress.step()
            await clock.waitForSleepers()
            clock.advance(by: .milliseconds(900))
        }
        #expect(errors.text.isEmpty)
    }

    @Test("longer work shows one line that is rewritten, and cleared at the end")
    func long() async {
        let errors = FakeOutput(Self.screen)
        await Progress.show("checking", total: 30, on: errors.stream, clock: clock.clock) { progress in
            await clock.waitForSleepers()
            progress.step()
            clock.advance(by: .seconds(1))
            await clock.waitForSleepers()
            progress.step()
            clock.advance(by: .seconds(1))
            await clock.waitForSleepers()
        }
        #expect(
            errors.text == "\(Self.rewind)checking: 1 of 30, 1 s\(Self.rewind)checking: 2 of 30, 2 s\(Self.rewind)")
    }

    @Test("it is cleared when the work fails, too")
    func failing() async {
        struct Failure: Error {}
        let errors = FakeOutput(Self.screen)
        await #expect(throws: Failure.self) {
            try await Progress.show("checking", total: 0, on: errors.stream, clock: clock.clock) { _ in
                await clock.waitForSleepers()
                clock.advance(by: .seconds(5))
                await clock.waitForSleepers()
                throw Failure()
            }
        }
        #expect(errors.text == "\(Self.rewind)checking: 5 s\(Self.rewind)")
    }

    @Test("a line never wraps: a wrapped line could not be taken back")
    func narrow() async {
        let errors = FakeOutput(
            Terminal(isTerminal: true, columns: 20, colour: false, unicode: false, canRewrite: true))
        await Progress.show("checking all the sites", total: 1000, on: errors.stream, clock: clock.clock) { _ in
            await clock.waitForSleepers()
            clock.advance(by: .seconds(1))
            await clock.waitForSleepers()
        }
        #expect(errors.text == "\(Self.rewind)checking all the si\(Self.rewind)")
    }

    @Test("nothing on a pipe, in a file or on a dumb terminal")
    func pipe() async {
        let errors = FakeOutput()
        let value = await Progress.show("checking", total: 3, on: errors.stream, clock: clock.clock) { progress in
            progress.step()
            clock.advance(by: .seconds(100))
            return 7
        }
        #expect(value == 7 && errors.text.isEmpty)
    }
}
