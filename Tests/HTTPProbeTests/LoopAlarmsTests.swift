import NIOCore
import Testing
import UpkeepNet

struct LoopAlarmsTests {
    private static let loops = Loops(count: 1)

    /// Notes when it was woken, in the order of all that share the note.
    private final class Sleeper: LoopSleeper {
        final class Note { var woken: [String] = [] }

        var alarmPlace: Int?
        let name: String
        let note: Note
        var onWaking: () -> Void = {}

        init(_ name: String, _ note: Note) {
            self.name = name
            self.note = note
        }

        func alarmRang() {
            note.woken.append(name)
            onWaking()
        }
    }

    /// Sets alarms on a loop and says who was woken until the one called `last` was.
    private func woken(
        _ arrange: @escaping @Sendable (_ alarms: LoopAlarms, _ make: (String) -> Sleeper) -> Sleeper
    ) async throws -> [String] {
        let executor = Self.loops.next()
        let done = executor.loop.makePromise(of: [String].self)
        executor.loop.execute {
            let note = Sleeper.Note()
            let last = arrange(executor.alarms) { Sleeper($0, note) }
            last.onWaking = { done.succeed(note.woken) }
        }
        return try await done.futureResult.get()
    }

    @Test("each is woken at its own deadline, whatever the order they were set in")
    func order() async throws {
        let woken = try await woken { alarms, make in
            let now = NIODeadline.now()
            let last = make("last")
            alarms.set(now + .milliseconds(60), for: last)
            alarms.set(now + .milliseconds(20), for: make("first"))
            alarms.set(now + .milliseconds(40), for: make("second"))
            return last
        }
        #expect(woken == ["first", "second", "last"])
    }

    @Test("a cancelled one sleeps on, and those around it are woken all the same", arguments: 0..<4)
    func cancelled(_ place: Int) async throws {
        let woken = try await woken { alarms, make in
            let now = NIODeadline.now()
            let sleepers = (0..<4).map { make("\($0)") }
            for (place, sleeper) in sleepers.enumerated() {
                alarms.set(now + .milliseconds(Int64(10 * place + 10)), for: sleeper)
            }
            let last = make("last")
            alarms.set(now + .milliseconds(80), for: last)
            alarms.cancel(sleepers[place])
            alarms.cancel(sleepers[place])
            return last
        }
        #expect(woken == (0..<4).filter { $0 != place }.map { "\($0)" } + ["last"])
    }

    @Test("a later deadline takes the place of the one before, and so does an earlier one")
    func setAgain() async throws {
        let woken = try await woken { alarms, make in
            let now = NIODeadline.now()
            let (a, b, last) = (make("a"), make("b"), make("last"))
            alarms.set(now + .milliseconds(10), for: a)
            alarms.set(now + .hours(1), for: b)
            alarms.set(now + .milliseconds(60), for: last)
            alarms.set(now + .milliseconds(40), for: a)
            alarms.set(now + .milliseconds(20), for: b)
            return last
        }
        #expect(woken == ["b", "a", "last"])
    }

    @Test("who is woken may cancel another that is due, and be woken once more")
    func whileRinging() async throws {
        let woken = try await woken { alarms, make in
            let now = NIODeadline.now()
            let (first, other, last) = (make("first"), make("other"), make("last"))
            alarms.set(now, for: first)
            alarms.set(now + .nanoseconds(1), for: other)
            first.onWaking = {
                first.onWaking = { alarms.set(.now(), for: last) }
                alarms.cancel(other)
                alarms.set(.now() + .milliseconds(20), for: first)
            }
            return last
        }
        #expect(woken == ["first", "first", "last"])
    }
}
