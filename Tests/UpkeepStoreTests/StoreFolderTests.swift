import FoundationEssentials
import GRDB
import Peers
import Testing
import UpkeepCore

@testable import UpkeepStore

@Suite("looking after a store: check, backup, compact, salvage, refusal")
struct StoreFolderTests {
    private static let files = [LedgerFile.fileName, ResultFile.fileName]

    /// A store with results of `hours` and incidents and alerts in plenty.
    private func fill(_ folder: String, hours: Int = 6, incidents: Int = 300) async throws {
        let store = try SQLiteWatchStore(folder: folder)
        for hour in 0..<hours {
            for name in 0..<10 {
                _ = try await store.append(
                    ResultWorld.looks(hour * 3600..<(hour + 1) * 3600, every: 10, of: "shop \(name)"))
            }
            while try await store.maintain(at: ResultWorld.midnight + .seconds((hour + 1) * 3600)).isUnfinished {}
        }
        var entry = LedgerEntry()
        for number in 0..<incidents {
            entry.incidents.append(Self.incident(number))
            entry.state["alert/\(number)"] = Array(repeating: UInt8(number & 0xFF), count: 200)
        }
        entry.state["engine"] = [1, 2, 3]
        try await store.commit(entry)
    }

    private static func incident(_ number: Int) -> IncidentRecord {
        IncidentRecord(
            id: "i-\(number)", cause: "site.tcp", subject: Subject(.site, "shop \(number)"), severity: .critical,
            headline: "down \(number)", openedAt: ResultWorld.midnight + .seconds(number),
            members: [.init(Subject(.site, "shop \(number)"), since: ResultWorld.midnight)])
    }

    /// Overwrites pages in the middle of a file that nobody has open.
    private func damage(_ path: String, pages: Range<Int>) throws {
        var bytes = try Data(contentsOf: URL(filePath: path))
        try #require(bytes.count > pages.upperBound * 4096)
        for place in pages.lowerBound * 4096..<pages.upperBound * 4096 { bytes[place] = 0xA5 }
        try bytes.write(to: URL(filePath: path))
        try? FileManager.default.removeItem(atPath: path + "-wal")
        try? FileManager.default.removeItem(atPath: path + "-shm")
    }

    /// All in the file itself, nothing left in the write-ahead log.
    private func settle(_ path: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try queue.close()
    }

    @Test("a healthy store has no problems, and its rows are counted")
    func healthy() async throws {
        try await withTemporaryDirectory { folder in
            try await fill(folder.path)
            _ = try Store(folder: folder.path)
            let reports = try await StoreFolder(folder.path).check()
            #expect(reports.map(\.path) == (Self.files + [Store.fileName]).map { "\(folder.path)/\($0)" })
            for report in reports {
                #expect(report.problems == [], "\(report.path)")
                #expect(report.isSound)
                #expect(report.bytes > 4096)
            }
            #expect(reports[0].rows["incident"] == 300)
            #expect(reports[1].rows["series"] == 10)
        }
    }

    @Test("a backup of a store in use is whole, and opens as the store did")
    func backup() async throws {
        try await withTemporaryDirectory { folder in
            let home = "\(folder.path)/store", copy = "\(folder.path)/copy"
            try await fill(home)
            let store = try SQLiteWatchStore(folder: home)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for second in 0..<50 {
                        _ = try await store.append([ResultWorld.look(.seconds(30_000 + second), of: "late")])
                    }
                }
                group.addTask {
                    let copies = try await StoreFolder(home).backup(to: copy)
                    #expect(copies == Self.files.map { "\(copy)/\($0)" })
                }
                try await group.waitForAll()
            }
            #expect(try await StoreFolder(copy).check().allSatisfy(\.isSound))
            let restored = try SQLiteWatchStore(folder: copy)
            #expect(try await restored.incidents(IncidentQuery()) == store.incidents(IncidentQuery()))
            let window = ResultWorld.midnight..<ResultWorld.midnight + .seconds(6 * 3600)
            for name in ["shop 0", "shop 9"] {
                let series = ResultWorld.series(name)
                let expected = try await store.summary(of: series, in: window, withLatency: true)
                #expect(try await restored.summary(of: series, in: window, withLatency: true).time == expected.time)
            }
            // A second one does not replace the first.
            let error = await #expect(throws: StoreError.self) { try await StoreFolder(home).backup(to: copy) }
            #expect(error?.message.contains("is there already") == true)
        }
    }

    @Test("compacting gives back the room of what is gone")
    func compact() async throws {
        try await withTemporaryDirectory { folder in
            try await fill(folder.path)
            let path = "\(folder.path)/\(ResultFile.fileName)"
            let queue = try DatabaseQueue(path: path)
            try await queue.write { try $0.execute(sql: "DELETE FROM raw") }
            try queue.close()
            let before = ResultFile.bytes(of: path)
            try await StoreFolder(folder.path).compact()
            #expect(ResultFile.bytes(of: path) < before)
            #expect(try await StoreFolder(folder.path).check().allSatisfy(\.isSound))
        }
    }

    @Test("a folder without a store is named")
    func noStore() async throws {
        try await withTemporaryDirectory { folder in
            let error = await #expect(throws: StoreError.self) { try await StoreFolder(folder.path).check() }
            #expect(error?.message == "`\(folder.path)` has no store in it")
        }
    }

    @Test("a damaged ledger is refused with the way out, and the file is left as it is")
    func refusesDamage() async throws {
        try await withTemporaryDirectory { folder in
            try await fill(folder.path)
            let path = "\(folder.path)/\(LedgerFile.fileName)"
            try settle(path)
            try damage(path, pages: 12..<16)
            let before = try Data(contentsOf: URL(filePath: path))
            let error = #expect(throws: StoreError.self) { try LedgerFile(folder: folder.path) }
            #expect(error?.kind == .damaged)
            #expect(error?.hint?.contains("upkeep store check --state \(folder.path)") == true)
            #expect(error?.hint?.contains("upkeep store salvage") == true)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test("a file that is no database is refused with the way out", arguments: Self.files)
    func refusesNonsense(_ name: String) async throws {
        try await withTemporaryDirectory { folder in
            let path = "\(folder.path)/\(name)"
            let bytes = Data(repeating: 0x41, count: 8192)
            try bytes.write(to: URL(filePath: path))
            let error = #expect(throws: StoreError.self) { try SQLiteWatchStore(folder: folder.path) }
            #expect(error?.kind == .damaged)
            #expect(error?.hint?.contains("upkeep store check") == true)
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
            let report = try await StoreFolder(folder.path).check().first { $0.path == path }
            #expect(report?.isSound == false)
        }
    }

    @Test("a file of a newer upkeep is left alone", arguments: Self.files)
    func refusesNewer(_ name: String) async throws {
        try await withTemporaryDirectory { folder in
            _ = try SQLiteWatchStore(folder: folder.path)
            let queue = try DatabaseQueue(path: "\(folder.path)/\(name)")
            try await queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 of the future')") }
            let error = #expect(throws: StoreError.self) { try SQLiteWatchStore(folder: folder.path) }
            #expect(error?.kind == .tooNew)
            #expect(error?.hint?.contains("use that one") == true)
            #expect(try await StoreFolder(folder.path).check().contains { $0.isTooNew })
        }
    }

    @Test("of a damaged store, all that reads is saved into a new one", arguments: 1...4)
    func salvage(_ seed: Int) async throws {
        try await withTemporaryDirectory { folder in
            let home = "\(folder.path)/store", new = "\(folder.path)/new"
            try await fill(home)
            var noise = Noise(UInt64(seed))
            for name in Self.files {
                try settle("\(home)/\(name)")
                let pages = Int(ResultFile.bytes(of: "\(home)/\(name)")) / 4096
                // Not the first pages: they hold the schema, without which nothing reads.
                let page = Int.random(in: 14..<pages - 2, using: &noise)
                try damage("\(home)/\(name)", pages: page..<page + 1)
            }
            let reports = try await StoreFolder(home).salvage(to: new)
            #expect(reports.map(\.path) == Self.files.map { "\(new)/\($0)" })
            #expect(try await StoreFolder(new).check().allSatisfy(\.isSound))
            let saved = try SQLiteWatchStore(folder: new)
            let incidents = try await saved.incidents(IncidentQuery())
            for incident in incidents where !incident.members.isEmpty {
                let number = try #require(Int(incident.id.dropFirst(2)))
                #expect(incident == Self.incident(number))
            }
            #expect(incidents.count == reports[0].saved["incident"])
            // One page of each file is gone, so nearly all is there.
            #expect(incidents.count > 200)
            #expect(reports[1].saved["raw"] ?? 0 > 150)
            let window = ResultWorld.midnight..<ResultWorld.midnight + .seconds(6 * 3600)
            var known = 0.0
            for name in 0..<10 {
                known += try await saved.summary(
                    of: ResultWorld.series("shop \(name)"), in: window, withLatency: false
                ).coverage
            }
            #expect(known > 7)
        }
    }

    @Test("what is whole is salvaged whole, and says so")
    func salvageWhole() async throws {
        try await withTemporaryDirectory { folder in
            let home = "\(folder.path)/store", new = "\(folder.path)/new"
            try await fill(home, hours: 2, incidents: 20)
            let reports = try await StoreFolder(home).salvage(to: new)
            #expect(reports.filter { !$0.isWhole } == [])
            let before = try await StoreFolder(home).check(), after = try await StoreFolder(new).check()
            for (old, new) in zip(before, after) { #expect(old.rows == new.rows) }
            #expect(try await SQLiteWatchStore(folder: new).state("engine") == [1, 2, 3])
        }
    }
}
