import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("results in few bytes")
struct PackingTests {
    private let start: Int64 = 1_800_000_000_000

    private func looks(_ count: Int, _ noise: inout Noise) -> [PackedLook] {
        var at = start
        return (0..<count).map { _ in
            at += Int64.random(in: 0...60_000, using: &noise)
            var look = PackedLook(
                at: at, status: Status.allCases.randomElement(using: &noise) ?? .ok,
                interval: [30_000, 60_000, 0, PackedLook.longestInterval].randomElement(using: &noise) ?? 0)
            look.check = Int64.random(in: 0...3, using: &noise)
            if Bool.random(using: &noise) {
                look.latency = Int64.random(in: 0...PackedLook.longestLatency, using: &noise)
            }
            for place in 0..<LookResult.phaseLimit where Bool.random(using: &noise) {
                look.phases[place] = Int32.random(in: 0...Int32.max, using: &noise)
            }
            look.isAfterGap = Int.random(in: 0..<10, using: &noise) == 0
            return look
        }
    }

    @Test("numbers come back, the extremes too")
    func numbers() throws {
        let unsigned: [UInt64] = [0, 1, 127, 128, 16_383, 16_384, UInt64(Int64.max), .max]
        let signed: [Int64] = [0, -1, 1, 63, -64, 64, .max, .min]
        var writer = PackedWriter()
        for value in unsigned { writer.number(value) }
        for value in signed { writer.signed(value) }
        var reader = PackedReader(writer.bytes)
        for value in unsigned { #expect(try reader.number() == value) }
        for value in signed { #expect(try reader.signed() == value) }
        #expect(reader.isAtEnd)
    }

    @Test(
        "numbers that no writer writes are errors with their place",
        arguments: [
            ([], PackingError.Problem.truncated, 0), ([0x80], .truncated, 1),
            ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02], .range, 9),
            ([0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01], .range, 9),
        ] as [([UInt8], PackingError.Problem, Int)])
    func malformed(_ bytes: [UInt8], _ problem: PackingError.Problem, _ offset: Int) {
        let error = #expect(throws: PackingError.self) {
            var reader = PackedReader(bytes)
            _ = try reader.number()
        }
        #expect(error == PackingError(problem: problem, offset: offset))
    }

    @Test("a slice comes back as it was")
    func slices() throws {
        var noise = Noise(3)
        for count in [0, 1, 2, 30, 500] {
            var looks = looks(count + 1, &noise)
            var carry = looks.removeFirst()
            carry.at = start - 20_000
            for carry in [carry, nil] {
                let slice = PackedSlice(carry: carry, looks: looks, endsInGap: count % 2 == 0)
                #expect(try PackedSlice(slice.packed(from: start), from: start) == slice)
            }
        }
    }

    @Test("a journal's batch gives each series its results")
    func journal() throws {
        var noise = Noise(4)
        let slice = Slice(at: start)
        var batch = JournalBatch(slice)
        let looks = looks(50, &noise)
        for (place, look) in looks.enumerated() { batch.add(look, of: Int64(place % 3 + 1)) }
        for series in Int64(1)...3 {
            var read: [PackedLook] = []
            try JournalBatch.read(batch.packed, slice, wanted: { $0 == series }) { read.append($1) }
            #expect(read == looks.enumerated().filter { Int64($0.offset % 3 + 1) == series }.map(\.element))
        }
    }

    @Test("damaged bytes are an error or other results, never a trap")
    func damage() throws {
        var noise = Noise(5)
        let slice = Slice(at: start)
        let packed = PackedSlice(carry: nil, looks: looks(30, &noise))
        let bytes = packed.packed(from: slice.start)
        let minutes = MinuteRollups(packed, slice).packed
        var errors = 0
        for _ in 0..<3000 {
            var broken = [bytes, minutes].randomElement(using: &noise) ?? bytes
            for _ in 0..<Int.random(in: 1...4, using: &noise) {
                broken[Int.random(in: 0..<broken.count, using: &noise)] = UInt8.random(in: 0...255, using: &noise)
            }
            if Bool.random(using: &noise) { broken.removeLast(Int.random(in: 0..<broken.count, using: &noise)) }
            do {
                let slice = try PackedSlice(broken, from: slice.start)
                _ = MinuteRollups(slice, Slice(at: start))
            } catch { errors += 1 }
            do { _ = try MinuteRollups(broken) } catch { errors += 1 }
            do { try JournalBatch.read(broken, slice) { _, _ in } } catch { errors += 1 }
            do { _ = try Rollup(row: broken, length: 3_600_000) } catch { errors += 1 }
        }
        #expect(errors > 3000)
    }

    @Test("roll-ups come back, quiet ones as one byte")
    func rollups() throws {
        var noise = Noise(6)
        let slice = Slice(at: start)
        let quiet = PackedSlice(
            carry: PackedLook(at: slice.start - 1, status: .ok, interval: 86_400_000), looks: [])
        let covered = MinuteRollups(quiet, slice)
        #expect(covered.packed.count == 1 + Slice.minutes)
        #expect(try MinuteRollups(covered.packed) == covered)
        #expect(covered.minutes.allSatisfy { $0.time.ok == 60_000 && $0.looks.total == 0 })
        for count in [0, 1, 40, 400] {
            let minutes = MinuteRollups(PackedSlice(carry: nil, looks: looks(count, &noise)), slice)
            #expect(try MinuteRollups(minutes.packed) == minutes)
            for minute in minutes.minutes {
                #expect(try Rollup(row: minute.packed(length: 60_000), length: 60_000) == minute)
                #expect(minute.time.total <= 60_000)
            }
        }
    }
}
