import Glibc
import Testing
import UpkeepSystem

@Suite("writing files: the old content or the new, never half of it")
struct FilesWriteTests {
    private let files = Files.live

    @Test("an existing file is left alone unless replacing was asked for")
    func refuses() throws {
        try withTemporaryFolder { folder in
            try files.write([1], to: "\(folder)/a")
            let error = #expect(throws: FileError.self) { try files.write([2], to: "\(folder)/a") }
            #expect(error?.kind == .alreadyExists)
            #expect(try files.read("\(folder)/a") == [1])
            try files.write([3], to: "\(folder)/a", FileWrite(replacing: true))
            #expect(try files.read("\(folder)/a") == [3])
            #expect(try files.list(folder) == ["a"])
        }
    }

    @Test("replacing keeps the permissions that somebody chose")
    func keepsMode() throws {
        try withTemporaryFolder { folder in
            try files.write([1], to: "\(folder)/a")
            chmod("\(folder)/a", 0o640)
            try files.write([2], to: "\(folder)/a", FileWrite(replacing: true, mode: 0o600))
            #expect(try files.facts("\(folder)/a")?.mode == 0o640)
        }
    }

    @Test("root replaces a file without taking it away from its owner", .enabled(if: geteuid() == 0))
    func keepsOwner() throws {
        try withTemporaryFolder { folder in
            try files.write([1], to: "\(folder)/a")
            chown("\(folder)/a", 12, 34)
            try files.write([2], to: "\(folder)/a", FileWrite(replacing: true))
            var status = stat()
            lstat("\(folder)/a", &status)
            #expect(status.st_uid == 12 && status.st_gid == 34)
        }
    }

    @Test(
        "only a file is ever replaced",
        arguments: [
            ("link", FileError.Kind.symbolicLink), ("folder", .isFolder), ("fifo", .special), ("missing/a", .notFound),
            ("slash/", .isFolder),
        ])
    func onlyFiles(_ name: String, _ kind: FileError.Kind) throws {
        try withTemporaryFolder { folder in
            symlink("/tmp/elsewhere", "\(folder)/link")
            mkdir("\(folder)/folder", 0o755)
            mkfifo("\(folder)/fifo", 0o644)
            let before = try files.list(folder)
            let error = #expect(throws: FileError.self) {
                try files.write([1], to: "\(folder)/\(name)", FileWrite(replacing: true))
            }
            #expect(error?.kind == kind)
            #expect(try files.list(folder) == before)
        }
    }

    @Test("a write that fails half-way leaves the old content and nothing beside it")
    func failsWhole() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                try Files.live.write([1, 2, 3], to: "\(folder)/a")
                signal(SIGXFSZ, SIG_IGN)
                var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
                setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
                let error = #expect(throws: FileError.self) {
                    try Files.live.write(
                        [UInt8](repeating: 9, count: 5000), to: "\(folder)/a", FileWrite(replacing: true))
                }
                #expect(error?.message == "`\(folder)/a` could not be written: file too large (27)")
                #expect(try Files.live.read("\(folder)/a") == [1, 2, 3])
                #expect(try Files.live.list(folder) == ["a"])
            }
        }
    }

    @Test("of many writers of one new name, one wins and the others are told")
    func race() async throws {
        let path = "/tmp/upkeep-system-tests.race.\(getpid())"
        defer { unlink(path) }
        let wins = await withTaskGroup(of: Bool.self) { group in
            for number in UInt8(0)..<16 {
                group.addTask {
                    do throws(FileError) {
                        try Files.live.write([UInt8](repeating: number, count: 10_000), to: path)
                        return true
                    } catch {
                        #expect(error.kind == .alreadyExists)
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(wins == 1)
        #expect(Set(try Files.live.read(path)).count == 1)
    }
}
