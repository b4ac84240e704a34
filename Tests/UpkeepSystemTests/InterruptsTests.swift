import FakeSystem
import Glibc
import Testing
import UpkeepSystem

/// The processes set themselves an alarm, so that a signal that is lost ends them and fails the test.
@Suite("requests to stop")
struct InterruptsTests {
    @Test("the first signal is a value to wait for, for whoever waits and whenever")
    func first() async {
        await #expect(processExitsWith: .exitCode(130)) {
            alarm(30)
            async let early = Interrupts.live.first()
            async let alsoEarly = Interrupts.live.first()
            try await installed(SIGINT)
            kill(getpid(), SIGINT)
            let answers = await [early, alsoEarly, Interrupts.live.first()]
            exit(answers == [.interrupt, .interrupt, .interrupt] ? 130 : 1)
        }
    }

    @Test func terminate() async {
        await #expect(processExitsWith: .exitCode(3)) {
            alarm(30)
            async let answer = Interrupts.live.first()
            try await installed(SIGTERM)
            kill(getpid(), SIGTERM)
            exit(await answer == .terminate ? 3 : 1)
        }
    }

    @Test(
        "the second signal kills at once, whatever the first one's tidying up is doing", arguments: [SIGINT, SIGTERM])
    func second(_ number: Int32) async {
        await #expect(processExitsWith: .signal(number)) { [number] in
            alarm(30)
            async let answer = Interrupts.live.first()
            try await installed(SIGINT)
            kill(getpid(), SIGINT)
            _ = await answer
            kill(getpid(), number)
            while true { pause() }
        }
    }

    @Test("a command that never waits is ended by the signal as any other program is")
    func untouched() async {
        await #expect(processExitsWith: .signal(SIGINT)) {
            alarm(30)
            _ = System.live
            kill(getpid(), SIGINT)
            while true { pause() }
        }
    }

    @Test("once requests are watched for, one that comes before anybody waits is kept")
    func watched() async {
        await #expect(processExitsWith: .success) {
            alarm(30)
            let interrupts = Interrupts.live
            interrupts.watch()
            kill(getpid(), SIGTERM)
            let signal = await interrupts.first()
            #expect(signal == .terminate)
        }
    }

    @Test("a signal cancels the work, and what the work knows by then comes back")
    func cancelling() async {
        await #expect(processExitsWith: .success) {
            alarm(30)
            let (value, signal) = try await Interrupts.live.cancelling {
                try await installed(SIGINT)
                kill(getpid(), SIGINT)
                try? await Task.sleep(for: .seconds(3600))
                return Task.isCancelled ? "what was known" : "everything"
            }
            #expect(value == "what was known" && signal == .interrupt)
        }
    }

    @Test("work that ends by itself is not interrupted, and the waiting ends with it")
    func undisturbed() async throws {
        let (value, signal) = try await FakeInterrupts().interrupts.cancelling { 7 }
        #expect(value == 7 && signal == nil)
    }

    @Test func failing() async {
        struct Failure: Error {}
        await #expect(throws: Failure.self) {
            try await FakeInterrupts().interrupts.cancelling { throw Failure() }
        }
    }

    @Test("waiting ends with the task that waits", arguments: [true, false])
    func cancelled(_ live: Bool) async {
        let interrupts = FakeInterrupts()
        let task = Task { await interrupts.interrupts.first() }
        task.cancel()
        #expect(await task.value == nil)
        await #expect(processExitsWith: .success) {
            let task = Task { await Interrupts.live.first() }
            task.cancel()
            #expect(await task.value == nil)
        }
    }
}

/// Returns once this process handles `number` itself: the waiting begins in a task that may not have run yet.
private func installed(_ number: Int32) async throws {
    var action = sigaction()
    while true {
        sigaction(number, nil, &action)
        if action.sa_flags & SA_RESTART != 0 { return }
        try await Task.sleep(for: .milliseconds(1))
    }
}
