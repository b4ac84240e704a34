import Scheduling
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("whose turn it is")
struct HostTurnsTests {
    private static func at(_ milliseconds: Int) -> MonotonicTime {
        MonotonicTime(nanoseconds: Int64(milliseconds) * 1_000_000)
    }

    private static func slot(_ key: String, at host: String, due: Int = 0, isImmediate: Bool = false) -> Slot<String> {
        Slot(key: key, host: host, due: at(due), isImmediate: isImmediate)
    }

    /// Everybody who may start now.
    private static func started(_ turns: inout HostTurns<String>, at time: Int) -> [Turn<String>] {
        var started: [Turn<String>] = []
        while let turn = turns.next(at: at(time)) { started.append(turn) }
        return started
    }

    @Test("a host with enough of them makes its others wait, and nobody else")
    func perHost() {
        var turns = HostTurns<String>(Politeness(perHost: 2, patience: .seconds(60), gap: .zero))
        for number in 0..<5 { turns.arrive(Self.slot("busy-\(number)", at: "busy"), at: Self.at(0)) }
        turns.arrive(Self.slot("other", at: "other"), at: Self.at(0))
        let first = Self.started(&turns, at: 0)
        #expect(Set(first.map(\.slot.key)) == ["busy-0", "busy-1", "other"])
        #expect(turns.underWay == 3 && turns.waiting == 3)
        turns.leave(first[0], took: .seconds(1), at: Self.at(1000))
        let second = Self.started(&turns, at: 1000)
        #expect(second.map(\.slot.key) == ["busy-2"])
        #expect(second.first?.owedSince == Self.at(1000), "waiting for the host is not our lateness")
    }

    @Test("the gap keeps starts at one host apart, and says when the next may be")
    func gap() {
        var turns = HostTurns<String>(Politeness(perHost: 4, gap: .milliseconds(50)))
        for number in 0..<3 { turns.arrive(Self.slot("a\(number)", at: "a"), at: Self.at(0)) }
        turns.arrive(Self.slot("b", at: "b"), at: Self.at(0))
        #expect(Set(Self.started(&turns, at: 0).map(\.slot.key)) == ["a0", "b"])
        #expect(turns.nextGap == Self.at(50))
        #expect(Self.started(&turns, at: 49).isEmpty)
        #expect(Self.started(&turns, at: 50).map(\.slot.key) == ["a1"])
        #expect(Self.started(&turns, at: 120).map(\.owedSince) == [Self.at(100)])
        #expect(turns.nextGap == nil)
    }

    @Test("what our waking is late is made up for: as many start as if it had been on time")
    func catchUp() {
        var turns = HostTurns<String>(Politeness(perHost: 4, gap: .milliseconds(5)))
        for number in 0..<400 { turns.arrive(Self.slot("\(number)", at: "host"), at: Self.at(0)) }
        var count = 0
        for time in stride(from: 0, to: 1000, by: 7) {
            for turn in Self.started(&turns, at: time) {
                #expect(turn.owedSince == Self.at(count * 5))
                count += 1
                turns.leave(turn, took: .milliseconds(1), at: Self.at(time))
            }
        }
        #expect(count == 994 / 5 + 1)
    }

    @Test("a long delay of ours is made up for by a few starts only, and so is a quiet time by none")
    func bounded() {
        let politeness = Politeness(perHost: 4, gap: .milliseconds(5), catchUp: .milliseconds(20))
        var turns = HostTurns<String>(politeness)
        func starts(at time: Int) -> Int {
            var count = 0
            while let turn = turns.next(at: Self.at(time)) {
                count += 1
                turns.leave(turn, took: .zero, at: Self.at(time))
            }
            return count
        }
        for number in 0..<100 { turns.arrive(Self.slot("\(number)", at: "host", due: 0), at: Self.at(0)) }
        #expect(starts(at: 0) == 1)
        #expect(starts(at: 60_000) == 5)
        #expect(starts(at: 60_004) == 0)
        #expect(starts(at: 60_005) == 1)
        for time in 0..<500 { _ = starts(at: 60_010 + time) }
        #expect(turns.waiting == 0)
        for number in 0..<100 { turns.arrive(Self.slot("\(number)", at: "host", due: 180_000), at: Self.at(180_000)) }
        #expect(starts(at: 180_000) == 1)
        #expect(starts(at: 180_004) == 0)
        #expect(starts(at: 180_005) == 1)
    }

    @Test("looks that hang leave their places to others at the host, one by one, up to a number in all")
    func patience() {
        var turns = HostTurns<String>(Politeness(perHost: 2, patience: .milliseconds(250), perHostInAll: 5, gap: .zero))
        for number in 0..<9 { turns.arrive(Self.slot("dead-\(number)", at: "host"), at: Self.at(0)) }
        let first = Self.started(&turns, at: 0)
        #expect(first.map(\.slot.key) == ["dead-0", "dead-1"])
        #expect(turns.nextGap == Self.at(250))
        #expect(Self.started(&turns, at: 249).isEmpty)
        #expect(Self.started(&turns, at: 260).map(\.owedSince) == [Self.at(250), Self.at(250)])
        #expect(Self.started(&turns, at: 510).map(\.slot.key) == ["dead-4"], "five in all")
        #expect(Self.started(&turns, at: 5000).isEmpty)
        #expect(turns.nextGap == nil)
        turns.leave(first[0], took: .seconds(6), at: Self.at(6000))
        turns.leave(first[1], took: .seconds(6), at: Self.at(6000))
        #expect(Self.started(&turns, at: 6000).map(\.slot.key) == ["dead-5", "dead-6"])
    }

    @Test("one that ends at once makes room at once, though its host was to have it later")
    func early() {
        var turns = HostTurns<String>(Politeness(perHost: 1, patience: .milliseconds(250), gap: .zero))
        for key in ["a", "b", "c"] { turns.arrive(Self.slot(key, at: "host"), at: Self.at(0)) }
        let first = Self.started(&turns, at: 0)
        turns.leave(first[0], took: .milliseconds(5), at: Self.at(5))
        let second = Self.started(&turns, at: 5)
        #expect(second.map(\.slot.key) == ["b"])
        #expect(second.map(\.owedSince) == [Self.at(5)])
        #expect(Self.started(&turns, at: 251).isEmpty, "the time noted for the first is no longer meant")
        #expect(Self.started(&turns, at: 255).map(\.slot.key) == ["c"])
    }

    @Test("who waited for a place is owed a look from when there was one, also when one ends before we notice")
    func roomBeforeEnd() {
        var turns = HostTurns<String>(Politeness(perHost: 2, patience: .milliseconds(250), gap: .milliseconds(5)))
        for key in ["a", "b"] { turns.arrive(Self.slot(key, at: "host"), at: Self.at(0)) }
        let first = Self.started(&turns, at: 0) + Self.started(&turns, at: 5)
        #expect(first.count == 2)
        turns.arrive(Self.slot("c", at: "host", due: 100), at: Self.at(100))
        turns.leave(first[0], took: .milliseconds(252), at: Self.at(252))
        #expect(Self.started(&turns, at: 253).map(\.owedSince) == [Self.at(250)])
    }

    @Test("full is a host where somebody waits for the rule, and not for answers or for a place in all")
    func full() {
        var turns = HostTurns<String>(Politeness(perHost: 1, gap: .zero, total: 2, slow: .seconds(2)))
        #expect(!turns.isFull("host"))
        for key in ["a", "b"] { turns.arrive(Self.slot(key, at: "host"), at: Self.at(0)) }
        let first = Self.started(&turns, at: 0)
        #expect(turns.isFull("host"))
        turns.arrive(Self.slot("c", at: "other"), at: Self.at(0))
        _ = Self.started(&turns, at: 0)
        #expect(!turns.isFull("host"), "there are enough in all")
        turns.leave(first[0], took: .seconds(3), at: Self.at(3000))
        #expect(!turns.isFull("host"), "it is slow")
    }

    @Test("an immediate look waits for neither, and counts at its host")
    func immediate() {
        var turns = HostTurns<String>(Politeness(perHost: 1, patience: .seconds(60), gap: .seconds(1)))
        turns.arrive(Self.slot("a", at: "host"), at: Self.at(0))
        let first = Self.started(&turns, at: 0)
        turns.arrive(Self.slot("b", at: "host"), at: Self.at(0))
        turns.arrive(Self.slot("c", at: "host", isImmediate: true), at: Self.at(0))
        let second = Self.started(&turns, at: 0)
        #expect(second.map(\.slot.key) == ["c"])
        turns.leave(first[0], took: .zero, at: Self.at(2000))
        #expect(Self.started(&turns, at: 2000).isEmpty)
        turns.leave(second[0], took: .zero, at: Self.at(3000))
        #expect(Self.started(&turns, at: 3000).map(\.slot.key) == ["b"])
    }

    @Test("slow hosts leave half of all places to the others")
    func slow() {
        var turns = HostTurns<String>(Politeness(perHost: 1, gap: .zero, total: 8, slow: .seconds(2)))
        for number in 0..<20 { turns.arrive(Self.slot("dead-\(number)", at: "dead-\(number)"), at: Self.at(0)) }
        while turns.waiting > 0 {
            for turn in Self.started(&turns, at: 0) { turns.leave(turn, took: .seconds(10), at: Self.at(0)) }
        }
        for number in 0..<20 { turns.arrive(Self.slot("dead-\(number)", at: "dead-\(number)"), at: Self.at(0)) }
        let stuck = Self.started(&turns, at: 0)
        #expect(stuck.count == 4)
        for number in 0..<20 { turns.arrive(Self.slot("well-\(number)", at: "well-\(number)"), at: Self.at(0)) }
        var well = 0
        while case let round = Self.started(&turns, at: 0), !round.isEmpty {
            for turn in round { turns.leave(turn, took: .milliseconds(5), at: Self.at(0)) }
            well += round.count
        }
        #expect(well == 20)
        // One that answers in time is no longer slow.
        turns.leave(stuck[0], took: .milliseconds(5), at: Self.at(0))
        turns.arrive(Self.slot("revived", at: stuck[0].slot.host), at: Self.at(0))
        #expect(Self.started(&turns, at: 0).map(\.slot.key).contains("revived"))
    }

    @Test("whoever's job is gone leaves the line, and a host that nobody needs is forgotten")
    func keep() {
        var turns = HostTurns<String>(Politeness(perHost: 1, patience: .seconds(60), gap: .milliseconds(10)))
        for key in ["a", "b", "c"] { turns.arrive(Self.slot(key, at: "host"), at: Self.at(0)) }
        turns.arrive(Self.slot("d", at: "gone"), at: Self.at(0))
        let first = Self.started(&turns, at: 0)
        #expect(Set(first.map(\.slot.key)) == ["a", "d"])
        turns.arrive(Self.slot("e", at: "listed"), at: Self.at(0))
        turns.arrive(Self.slot("f", at: "host", isImmediate: true), at: Self.at(0))
        let sentAway = turns.keep({ $0 == "a" || $0 == "c" }, hosts: ["host"])
        #expect(Set(sentAway.map(\.key)) == ["b", "e", "f"])
        #expect(turns.waiting == 1)
        #expect(Self.started(&turns, at: 5).isEmpty)
        for turn in first { turns.leave(turn, took: .zero, at: Self.at(5)) }
        #expect(Self.started(&turns, at: 20).map(\.slot.key) == ["c"])
        #expect(turns.waiting == 0 && turns.underWay == 1)
    }

    @Test("nobody is lost or started twice, and no limit is broken, whatever happens", arguments: 0..<20)
    func invariants(_ block: Int) {
        for seed in UInt64(block) * 20..<UInt64(block + 1) * 20 {
            var random = SplitMix(state: seed)
            let perHost = Int.random(in: 1...3, using: &random)
            let politeness = Politeness(
                perHost: perHost, patience: .milliseconds(random.chance(50) ? 60 : 60_000),
                perHostInAll: perHost + Int.random(in: 0...2, using: &random),
                gap: .milliseconds(random.chance(50) ? 0 : 30),
                catchUp: .milliseconds(random.chance(50) ? 0 : 70), total: Int.random(in: 2...10, using: &random),
                slow: .milliseconds(100))
            var turns = HostTurns<String>(politeness)
            var waiting: Set<String> = []
            var running: [Turn<String>] = []
            var starts: [String: [Int]] = [:]
            var now = 0
            func young(_ host: String) -> Int {
                running.count { $0.slot.host == host && $0.startedAt + politeness.patience > Self.at(now) }
            }
            for step in 0..<200 {
                now += Int.random(in: 0...20, using: &random)
                if random.chance(60) {
                    waiting.insert("\(step)")
                    turns.arrive(
                        Self.slot("\(step)", at: "h\(Int.random(in: 0..<4, using: &random))", due: now),
                        at: Self.at(now))
                }
                if random.chance(40), let place = running.indices.randomElement(using: &random) {
                    let turn = running.remove(at: place)
                    turns.leave(
                        turn, took: .milliseconds(Int.random(in: 0...150, using: &random)), at: Self.at(now))
                }
                for turn in Self.started(&turns, at: now) {
                    #expect(waiting.remove(turn.slot.key) != nil, "seed \(seed)")
                    let host = turn.slot.host
                    // No more in any time than a gap apart, but for what may be made up for.
                    for (number, start) in starts[host, default: []].reversed().enumerated() {
                        #expect(
                            .milliseconds(now - start) + politeness.catchUp >= politeness.gap * (number + 1),
                            "seed \(seed)")
                    }
                    #expect(turn.owedSince >= turn.slot.due && turn.owedSince <= Self.at(now), "seed \(seed)")
                    starts[host, default: []].append(now)
                    running.append(turn)
                    #expect(running.count { $0.slot.host == host } <= politeness.perHostInAll, "seed \(seed)")
                    #expect(young(host) <= politeness.perHost, "seed \(seed)")
                }
                #expect(running.count <= politeness.total && turns.underWay == running.count, "seed \(seed)")
                #expect(turns.waiting == waiting.count, "seed \(seed)")
                // Whoever waits has a reason.
                guard !waiting.isEmpty, running.count < politeness.total / 2 else { continue }
                let isBlocked = (0..<4).contains { number in
                    young("h\(number)") == politeness.perHost
                        || running.count { $0.slot.host == "h\(number)" } == politeness.perHostInAll
                        || starts["h\(number)"]?.last.map { .milliseconds(now - $0) < politeness.gap } == true
                }
                #expect(isBlocked, "seed \(seed), step \(step)")
            }
            while !waiting.isEmpty || !running.isEmpty {
                now += 50
                for turn in running { turns.leave(turn, took: .zero, at: Self.at(now)) }
                running = Self.started(&turns, at: now)
                for turn in running { waiting.remove(turn.slot.key) }
                if now > 1_000_000 { Issue.record("seed \(seed): \(waiting.count) wait for ever"); break }
            }
        }
    }
}
