import UpkeepCore
import UpkeepStore

/// Writes until the disk is full, says how each part of the store took it, and tries again for each line of standard input.
struct Fill {
    let folder: String

    func run() async throws {
        let store = try SQLiteWatchStore(folder: folder)
        var second = 0
        var number = 0
        var turn = 0
        say("begin")
        while true {
            let before = second
            do {
                try await append(store, second)
                second += 30
            } catch {
                say("append \(error.code) after \(second / 30)")
            }
            do {
                try await store.commit(entry(number))
                number += 1
            } catch {
                say("commit \(error.code) after \(number)")
            }
            guard before == second else { continue }
            turn += 1
            say("waiting \(turn)")
            guard readLine() != nil else { return }
            // There may be room again: what failed is tried once more, and all of it must then be there.
            do {
                try await append(store, second)
                second += 30
                try await store.commit(entry(number))
                number += 1
                say("again \(second / 30) \(number)")
            } catch {
                say("still \(error.code)")
            }
        }
    }

    /// Two hundred results of one moment in one batch.
    private func append(_ store: SQLiteWatchStore, _ second: Int) async throws(StoreError) {
        let looks = (0..<200).map { place in
            LookResult(
                Subject(.site, "shop \(place)"), from: Vantage(name: "here"), at: Timestamp(seconds: Int64(second)),
                status: .ok, latency: .microseconds(40_000 + place * 37 % 1000), interval: .seconds(30))
        }
        _ = try await store.append(looks)
    }

    private func entry(_ number: Int) -> LedgerEntry {
        var entry = LedgerEntry()
        entry.incidents = [Load.incident(number)]
        entry.state = ["count": Array("\(number + 1)".utf8)]
        return entry
    }
}
