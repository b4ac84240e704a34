import FoundationEssentials
import GRDB
import Peers
import Testing
import UpkeepCore
import UpkeepStore

private struct Good: Codable, Sendable, Hashable {
    var addresses: [String]
    var note: String?
}

private let good = MemoryKind<Good>("test-good")

struct StoreTests {
    @Test("what is remembered outlives the process's store, under its name and kind")
    func survives() async throws {
        try await withTemporaryDirectory { folder in
            let state = "\(folder.path)/not/there/yet"
            let kept = Good(addresses: ["192.0.2.1", "2001:db8::1"], note: "päge \"1\" / 'x'; DROP TABLE memory")
            try await Store(folder: state).remember(kept, as: good, of: "shop.example", seenAt: Timestamp(seconds: 50))
            let again = try Store(folder: state)
            let recalled = try #require(try await again.recall(good, of: "shop.example"))
            #expect(recalled.value == kept)
            #expect(recalled.seenAt == Timestamp(seconds: 50))
            #expect(try await again.recall(good, of: "other.example") == nil)
            #expect(try await again.recall(MemoryKind<Good>("other-kind"), of: "shop.example") == nil)
        }
    }

    @Test("only whoever runs upkeep may look into the folder it makes")
    func mode() async throws {
        try await withTemporaryDirectory { folder in
            _ = try Store(folder: "\(folder.path)/state")
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/state")
            #expect(attributes[.posixPermissions] as? Int == 0o700)
        }
    }

    @Test("an older observation that comes late does not replace a newer one")
    func order() async throws {
        try await withTemporaryDirectory { folder in
            let store = try Store(folder: folder.path)
            try await store.remember(Good(addresses: ["new"]), as: good, of: "a", seenAt: Timestamp(seconds: 20))
            try await store.remember(Good(addresses: ["old"]), as: good, of: "a", seenAt: Timestamp(seconds: 10))
            #expect(try await store.recall(good, of: "a")?.value.addresses == ["new"])
            try await store.remember(Good(addresses: ["newer"]), as: good, of: "a", seenAt: Timestamp(seconds: 30))
            #expect(try await store.recall(good, of: "a")?.value.addresses == ["newer"])
        }
    }

    @Test("a shape that can no longer be read counts as nothing remembered, and is replaced")
    func oldShape() async throws {
        try await withTemporaryDirectory { folder in
            let store = try Store(folder: folder.path)
            let asText = MemoryKind<String>("test-good")
            try await store.remember("not an object", as: asText, of: "a", seenAt: Timestamp(seconds: 1))
            #expect(try await store.recall(good, of: "a") == nil)
            try await store.remember(Good(addresses: []), as: good, of: "a", seenAt: Timestamp(seconds: 2))
            #expect(try await store.recall(good, of: "a")?.value.addresses == [])
        }
    }

    @Test("several stores on one file, as several processes are, lose nothing")
    func together() async throws {
        try await withTemporaryDirectory { folder in
            let stores = try (0..<4).map { _ in try Store(folder: folder.path) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (place, store) in stores.enumerated() {
                    group.addTask {
                        for number in 0..<25 {
                            try await store.remember(
                                Good(addresses: ["\(number)"]), as: good, of: "\(place)-\(number)",
                                seenAt: Timestamp(seconds: 1))
                        }
                    }
                }
                try await group.waitForAll()
            }
            for place in 0..<4 {
                for number in 0..<25 {
                    let recalled = try await stores[0].recall(good, of: "\(place)-\(number)")
                    #expect(recalled?.value.addresses == ["\(number)"])
                }
            }
        }
    }

    @Test("a file that is no database is left as it is, and the error says what to do")
    func notADatabase() async throws {
        try await withTemporaryDirectory { folder in
            let path = "\(folder.path)/\(Store.fileName)"
            let bytes = Data(repeating: 0x41, count: 4096)
            try bytes.write(to: URL(filePath: path))
            let error = #expect(throws: StoreError.self) { try Store(folder: folder.path) }
            #expect(error?.kind == .damaged)
            #expect(error?.message == "`\(path)` is not a database, or is damaged")
            #expect(error?.hint?.contains("mv \(path) \(path).damaged") == true)
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    @Test("a file of a newer upkeep is left alone")
    func tooNew() async throws {
        try await withTemporaryDirectory { folder in
            _ = try Store(folder: folder.path)
            let queue = try DatabaseQueue(path: "\(folder.path)/\(Store.fileName)")
            try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 of the future')") }
            let error = #expect(throws: StoreError.self) { try Store(folder: folder.path) }
            #expect(error?.kind == .tooNew)
        }
    }

    @Test("a folder that cannot be made is named")
    func noFolder() async throws {
        try await withTemporaryDirectory { folder in
            let blocked = "\(folder.path)/file"
            try Data("x".utf8).write(to: URL(filePath: blocked))
            let error = #expect(throws: StoreError.self) { try Store(folder: "\(blocked)/state") }
            #expect(error?.kind == .inaccessible)
            #expect(error?.message.contains(blocked) == true)
        }
    }
}
