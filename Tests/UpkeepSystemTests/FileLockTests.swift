import Foundation
import Testing
import UpkeepSystem

@Suite("a file that one process holds")
struct FileLockTests {
    @Test("the second who asks gets nothing until the first lets go")
    func exclusive() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "upkeep-lock-\(UUID().uuidString)").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let system = System.live
        var first = try system.lock(path)
        #expect(first != nil)
        #expect(try system.lock(path) == nil)
        first = nil
        #expect(try system.lock(path) != nil)
    }

    @Test("where no file can be made, it says so")
    func impossible() {
        #expect(throws: FileError.self) { try System.live.lock("/nowhere/at/all/watch.lock") }
    }
}
