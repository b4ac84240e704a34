import Scheduling
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("the timetable")
struct TimetableTests {
    private static let wall = Timestamp(seconds: 1_795_348_800)

    private static func at(_ seconds: Double) -> MonotonicTime {
        MonotonicTime(nanoseconds: Int64((seconds * 1e9).rounded()))
    }

    private static func table(_ jobs: [ScheduledJob<String>], opening: Opening = .spread) -> Timetable<String> {
        var table = Timetable<String>(wall: wall, monotonic: at(0))
        table.set(jobs, opening: opening, at: at(0))
        return table
    }

    /// Every look up to `end`, each over at once.
    private static func looks(
        _ table: inout Timetable<String>, until end: MonotonicTime
    ) -> [(key: String, due: MonotonicTime)] {
        var looks: [(String, MonotonicTime)] = []
        while let next = table.nextDue, next <= end {
            for slot in table.due(at: next).looks {
                looks.append((slot.key, slot.due))
                table.finish(slot.key)
            }
        }
        return looks
    }

    @Test("four weeks at half a minute: every slot once, exactly that far apart")
    func weeks() {
        var table = Self.table([ScheduledJob("shop", every: .seconds(30))])
        let looks = Self.looks(&table, until: Self.at(28 * 86_400))
        #expect(looks.count == 28 * 86_400 / 30)
        for (a, b) in zip(looks, looks.dropFirst()) { #expect(b.due - a.due == .seconds(30)) }
    }

    @Test("a phase is the key's: the same dates after a restart at another moment, and on a clock that began otherwise")
    func restart() {
        let jobs = (0..<50).map { ScheduledJob("site-\($0)", every: .seconds(60)) }
        var table = Self.table(jobs)
        let before = Self.looks(&table, until: Self.at(60))
        let later = MonotonicTime(nanoseconds: 123_456_789)
        var restarted = Timetable<String>(wall: Self.wall + .milliseconds(987_654), monotonic: later)
        restarted.set(jobs, at: later)
        _ = Self.looks(&restarted, until: later + .seconds(60))
        let after = Self.looks(&restarted, until: later + .seconds(120))
        func dates(_ looks: [(key: String, due: MonotonicTime)], _ wall: Timestamp, _ start: MonotonicTime)
            -> [String: Int64]
        {
            Dictionary(
                uniqueKeysWithValues: looks.map { ($0.key, (wall + ($0.due - start)).nanoseconds % 60_000_000_000) })
        }
        // The openings of the first minute apart.
        let slots = Self.looks(&table, until: Self.at(120))
        #expect(before.count >= 50 && slots.count == 50)
        #expect(
            dates(slots, Self.wall, Self.at(0)) == dates(after, Self.wall + .milliseconds(987_654), later))
    }

    @Test("phases are known numbers, so that no build of this program moves them")
    func knownPhases() {
        func first(_ key: String) -> Int64? {
            var table = Timetable<String>(wall: Timestamp(nanoseconds: 0), monotonic: Self.at(0))
            table.set([ScheduledJob(key, every: .seconds(30))], at: Self.at(0))
            return table.nextDue?.nanoseconds
        }
        #expect(first("shop") == 17_480_800_614)
        #expect(first("https://shop.example/") == 12_539_617_211)
    }

    @Test("jobs spread over their interval: no tenth of it has much more than its share")
    func spread() {
        var table = Self.table((0..<10_000).map { ScheduledJob("site-\($0)", every: .seconds(30)) })
        let looks = Self.looks(&table, until: Self.at(30))
        #expect(looks.count == 10_000)
        let tenths = Dictionary(grouping: looks) { $0.due.nanoseconds / 3_000_000_001 }.mapValues(\.count)
        #expect(tenths.count == 10)
        for (tenth, count) in tenths { #expect(850...1150 ~= count, "tenth \(tenth)") }
    }

    @Test(
        "the first round is over within half a minute, whatever the intervals", arguments: [1, 10, 30, 31, 300, 86_400])
    func opening(_ every: Int) {
        var table = Self.table((0..<500).map { ScheduledJob("site-\($0)", every: .seconds(every)) })
        let looks = Self.looks(&table, until: Self.at(Double(min(every, 30)) + 1e-9))
        #expect(Set(looks.map(\.key)).count == 500)
        let halfway = looks.count { $0.due <= Self.at(Double(min(every, 30)) / 2) }
        #expect(200...300 ~= halfway)
    }

    @Test("at once means at once, and the slots after that are the usual ones")
    func atOnce() {
        let jobs = (0..<5).map { ScheduledJob("site-\($0)", every: .seconds(30)) }
        var prompt = Self.table(jobs, opening: .atOnce)
        var usual = Self.table(jobs)
        #expect(Self.looks(&prompt, until: Self.at(0)).map(\.key) == jobs.map(\.key))
        let (a, b) = (Self.looks(&prompt, until: Self.at(90)), Self.looks(&usual, until: Self.at(90)))
        #expect(a.map(\.key) == b.map(\.key))
        #expect(a.map(\.due) == b.map(\.due))
    }

    @Test("a reload leaves alone whoever keeps its interval, and lets the others in within theirs")
    func reload() {
        var table = Self.table([
            ScheduledJob("same", every: .seconds(30)), ScheduledJob("faster", every: .seconds(3600)),
            ScheduledJob("gone", every: .seconds(30)),
        ])
        var untouched = Self.table([ScheduledJob("same", every: .seconds(30))])
        _ = Self.looks(&table, until: Self.at(100))
        _ = Self.looks(&untouched, until: Self.at(100))
        table.set(
            [
                ScheduledJob("faster", every: .seconds(10), host: "elsewhere"),
                ScheduledJob("new", every: .seconds(20)),
                ScheduledJob("same", every: .seconds(30)),
            ], at: Self.at(100))
        #expect(table.jobs.map(\.key) == ["faster", "new", "same"])
        #expect(table["faster"]?.host == "elsewhere" && table["gone"] == nil)
        let looks = Self.looks(&table, until: Self.at(400))
        let expected = Self.looks(&untouched, until: Self.at(400))
        #expect(looks.filter { $0.key == "same" }.map(\.due) == expected.map(\.due))
        #expect(looks.count { $0.key == "faster" } == 30)
        #expect(looks.count { $0.key == "new" } == 15)
        #expect(looks.first { $0.key == "faster" }.map { $0.due <= Self.at(110) } == true)
        #expect(looks.first { $0.key == "new" }.map { $0.due <= Self.at(120) } == true)
        #expect(!looks.contains { $0.key == "gone" })
    }

    @Test("of jobs with one key the last counts")
    func twice() {
        let table = Self.table([ScheduledJob("a", every: .seconds(1)), ScheduledJob("a", every: .seconds(2))])
        #expect(table.jobs == [ScheduledJob("a", every: .seconds(2))])
    }

    @Test("while a look runs its job's slots pass and are told, and none is kept for later")
    func busy() throws {
        var table = Self.table([ScheduledJob("slow", every: .seconds(30))])
        let first = try #require(table.nextDue)
        #expect(table.due(at: first).looks.map(\.due) == [first])
        table.start("slow")
        for beat in 1...3 {
            let time = first + .seconds(30 * beat)
            let (looks, missed) = table.due(at: time)
            #expect(looks.isEmpty)
            #expect(missed == [MissedSlots(key: "slow", cause: .busy, count: 1, first: time, last: time)])
        }
        table.finish("slow")
        #expect(table.due(at: first + .seconds(119)).looks.isEmpty)
        #expect(table.due(at: first + .seconds(120)).looks.map(\.due) == [first + .seconds(120)])
    }

    @Test("a job that still waits for its turn when its next slot comes has been crowded out of it")
    func crowded() throws {
        var table = Self.table([ScheduledJob("shop", every: .seconds(30))])
        let first = try #require(table.nextDue)
        _ = table.due(at: first)
        let (second, third) = (first + .seconds(30), first + .seconds(60))
        #expect(
            table.due(at: second).missed
                == [MissedSlots(key: "shop", cause: .crowded, count: 1, first: second, last: second)])
        table.start("shop")
        #expect(table.due(at: third).missed.map(\.cause) == [.busy])
        table.finish("shop")
        #expect(table.due(at: first + .seconds(90)).looks.count == 1)
        let isFree = table.begin("shop")
        #expect(isFree == false)
        table.start("nobody")
        let begins = table.begin("nobody")
        #expect(begins)
    }

    @Test("a look besides the slots that waits for its turn serves the slot that comes meanwhile")
    func extra() throws {
        var table = Self.table([ScheduledJob("shop", every: .seconds(30))])
        let first = try #require(table.nextDue)
        let begins = table.begin("shop")
        #expect(begins)
        let (looks, missed) = table.due(at: first)
        #expect(looks.isEmpty && missed.isEmpty)
        #expect(table.due(at: first + .seconds(30)).missed.map(\.cause) == [.crowded])
        table.finish("shop")
        let beginsAgain = table.begin("shop")
        #expect(beginsAgain)
        table.start("shop")
        #expect(table.due(at: first + .seconds(60)).missed.map(\.cause) == [.busy])
    }

    @Test("whoever comes late makes one look, for the last slot, and says how many it missed")
    func late() throws {
        var table = Self.table([ScheduledJob("shop", every: .seconds(30))])
        let first = try #require(table.nextDue)
        let (looks, missed) = table.due(at: first + .seconds(95))
        #expect(looks == [Slot(key: "shop", host: "shop", due: first + .seconds(90), missed: 3)])
        #expect(
            missed == [MissedSlots(key: "shop", cause: .late, count: 3, first: first, last: first + .seconds(60))])
        #expect(table.nextDue == first + .seconds(120))
    }

    @Test("after a suspension each job tells once what it missed, and looks again within half a minute")
    func suspension() {
        let jobs = (0..<200).map { ScheduledJob("site-\($0)", every: .seconds($0.isMultiple(of: 2) ? 30 : 3600)) }
        var table = Self.table(jobs)
        _ = Self.looks(&table, until: Self.at(4000))
        let missed = table.passSuspension(until: Self.at(4000 + 7200))
        #expect(missed.count == 200)
        #expect(Set(missed.map(\.key)).count == 200)
        for slots in missed {
            let isOften = table[slots.key]?.every == .seconds(30)
            #expect(slots.count == (isOften ? 240 : 2))
            #expect(slots.cause == .suspended && slots.first > Self.at(4000) && slots.last <= Self.at(11_200))
        }
        #expect(table.due(at: Self.at(11_200)).looks.isEmpty)
        let looks = Self.looks(&table, until: Self.at(11_230))
        #expect(Set(looks.map(\.key)).count == 200)
    }

    static let senselessIntervals: [Duration] = [.zero, .seconds(-5), .nanoseconds(1), .seconds(Int64.max)]

    @Test("intervals beyond all sense neither trap nor hang", arguments: senselessIntervals)
    func senseless(_ every: Duration) {
        var table = Timetable<String>(wall: Timestamp(nanoseconds: .min), monotonic: Self.at(0))
        table.set([ScheduledJob("odd", every: every)], at: Self.at(0))
        let (looks, _) = table.due(at: Self.at(1))
        #expect(looks.count <= 1)
        _ = table.due(at: MonotonicTime(nanoseconds: .max / 2))
        #expect(table.nextDue.map { $0 > Self.at(1) } == true)
    }
}
