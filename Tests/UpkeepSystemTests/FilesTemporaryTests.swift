import FakeSystem
import Glibc
import Testing
import UpkeepSystem

@Suite("temporary folders, and taking things away", .serialized)
struct FilesTemporaryTests {
    @Test("the folder is new, empty, and nobody else's")
    func folder() throws {
        let files = Files.live
        let paths = try (0..<2).map { _ in try files.makeTemporaryFolder(prefix: "upkeep-test-") }
        #expect(Set(paths).count == 2)
        for path in paths {
            #expect(path.contains("/upkeep-test-"))
            #expect(try files.facts(path)?.mode == 0o700)
            #expect(try files.list(path) == [])
            try files.remove(path)
            #expect(try !files.exists(path))
        }
    }

    @Test("where there is no room for it, the error names the place")
    func noPlace() async {
        await #expect(processExitsWith: .success) {
            setenv("TMPDIR", "/nowhere/at/all", 1)
            let error = #expect(throws: FileError.self) { try Files.live.makeTemporaryFolder(prefix: "x-") }
            #expect(error?.kind == .notFound)
            #expect(error?.path == "/nowhere/at/all")
        }
    }

    @Test("files go, links go without what they point at, full folders stay", arguments: [false, true])
    func remove(_ isFake: Bool) throws {
        let files = isFake ? FakeFiles().files : Files.live
        let folder = try files.makeTemporaryFolder(prefix: "upkeep-test-")
        try files.write([1], to: "\(folder)/a")
        if !isFake {
            symlink("a", "\(folder)/link")
            try files.remove("\(folder)/link")
        }
        let error = #expect(throws: FileError.self) { try files.remove(folder) }
        #expect(error?.message == "`\(folder)` is a folder that is not empty")
        #expect(try files.read("\(folder)/a") == [1])
        try files.remove("\(folder)/a")
        #expect(throws: FileError.self) { try files.remove("\(folder)/a") }
        try files.remove(folder)
        #expect(try !files.exists(folder))
    }
}
