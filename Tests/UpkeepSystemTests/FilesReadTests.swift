import Glibc
import Testing
import UpkeepSystem

@Suite("reading files, their surprises taken out")
struct FilesReadTests {
    private let files = Files.live

    @Test func wholeFile() throws {
        try withTemporaryFolder { folder in
            let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
            try files.write(content, to: "\(folder)/a")
            let isWhole = try files.read("\(folder)/a") == content
            let isWholeAtTheCap = try files.read("\(folder)/a", limit: content.count) == content
            #expect(isWhole && isWholeAtTheCap)
        }
    }

    @Test("a file that the kernel makes up says it is empty and is not")
    func proc() throws { #expect(try files.readText("/proc/self/status").contains("Name:")) }

    @Test(
        "one byte more than the cap is an error, for files that lie about their size too",
        arguments: [
            "/etc/passwd", "/proc/self/status",
        ])
    func cap(_ path: String) {
        let error = #expect(throws: FileError.self) { try files.read(path, limit: 10) }
        #expect(error?.kind == .tooLarge)
        #expect(error?.message == "`\(path)` is larger than 10 bytes")
    }

    @Test(
        "what is not there, not a file or not readable has its own error",
        arguments: [
            ("nothing", FileError.Kind.notFound), ("folder", .isFolder), ("fifo", .special), ("file/below", .notFolder),
            ("circle", .symbolicLink), ("dangling", .notFound),
        ])
    func refused(_ name: String, _ kind: FileError.Kind) throws {
        try withTemporaryFolder { folder in
            mkdir("\(folder)/folder", 0o755)
            mkfifo("\(folder)/fifo", 0o644)
            symlink("circle", "\(folder)/circle")
            symlink("nowhere", "\(folder)/dangling")
            try files.write([], to: "\(folder)/file")
            let error = #expect(throws: FileError.self) { try files.read("\(folder)/\(name)") }
            #expect(error?.kind == kind)
            #expect(error?.path == "\(folder)/\(name)")
            #expect(error?.message.hasPrefix("`\(folder)/\(name)` ") == true)
        }
    }

    @Test("a device is not even opened")
    func device() {
        let error = #expect(throws: FileError.self) { try files.read("/dev/zero") }
        #expect(error?.code == "special-file")
    }

    @Test("a symbolic link to a file is followed")
    func link() throws {
        try withTemporaryFolder { folder in
            try files.write(Array("here".utf8), to: "\(folder)/real")
            symlink("real", "\(folder)/link")
            #expect(try files.readText("\(folder)/link") == "here")
            #expect(try files.facts("\(folder)/link")?.kind == .symbolicLink)
        }
    }

    @Test("a file that this user may not read names the command that shows why")
    func permission() async {
        await #expect(processExitsWith: .success) {
            try withTemporaryFolder { folder in
                chmod(folder, 0o755)
                try Files.live.write([1], to: "\(folder)/secret", FileWrite(mode: 0o600))
                chmod("\(folder)/secret", 0)
                seteuid(65_534)
                let error = #expect(throws: FileError.self) { try Files.live.read("\(folder)/secret") }
                seteuid(0)
                #expect(error?.kind == .permission)
                #expect(error?.hint == "`namei -l \(folder)/secret` shows which part of the path is in the way")
            }
        }
    }

    @Test("text that is not UTF-8 is an error with its line")
    func notText() throws {
        try withTemporaryFolder { folder in
            try files.write(Array("a\nb\nGr".utf8) + [0xF6, 0xDF, 0x65], to: "\(folder)/latin1")
            let error = #expect(throws: FileError.self) { try files.readText("\(folder)/latin1") }
            #expect(error?.kind == .notText)
            #expect(error?.message.contains("line 3") == true)
        }
    }

    @Test func listing() throws {
        try withTemporaryFolder { folder in
            for name in ["b.yaml", "a.yaml", ".hidden", "Z", "ä"] { try files.write([], to: "\(folder)/\(name)") }
            #expect(try files.list(folder) == [".hidden", "Z", "a.yaml", "b.yaml", "ä"])
            #expect(throws: FileError(.notFolder, "\(folder)/Z", "is not a folder")) { try files.list("\(folder)/Z") }
            let error = #expect(throws: FileError.self) { try files.list("\(folder)/nothing") }
            #expect(error?.kind == .notFound)
        }
    }

    @Test func facts() throws {
        try withTemporaryFolder { folder in
            try files.write([1, 2, 3], to: "\(folder)/a", FileWrite(mode: 0o600))
            let facts = try #require(try files.facts("\(folder)/a"))
            #expect((facts.kind, facts.size, facts.mode) == (.file, 3, 0o600))
            #expect(facts.modified != nil)
            #expect(try files.factsOfTarget("\(folder)/a") == facts)
            #expect(try files.facts("\(folder)/b") == nil)
            #expect(try files.exists("\(folder)/b") == false)
            #expect(try files.exists(folder))
        }
    }

    @Test("descriptors are closed on every way out")
    func descriptors() throws {
        try withTemporaryFolder { folder in
            try files.write([1], to: "\(folder)/a")
            for _ in 0..<2000 {
                _ = try files.read("\(folder)/a")
                _ = try? files.read("\(folder)/a", limit: 0)
                _ = try? files.read(folder)
                _ = try files.list(folder)
            }
            try files.write([2], to: "\(folder)/a", FileWrite(replacing: true))
        }
    }
}
