import Glibc

/// The file calls, each with its surprises taken out.
enum LiveFile {
    static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        // Asked before opening, because opening a device can already do something (rewind a tape, start a watchdog).
        guard let before = try facts(path, followingLinks: true) else { throw .from(ENOENT, path, verb: "read") }
        try refuse(unlessFile: before, path)
        // Non-blocking, in case a FIFO took the file's place just now: opening one would wait for a writer.
        let descriptor = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
        guard descriptor >= 0 else { throw .from(errno, path, verb: "read") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .from(errno, path, verb: "read") }
        let opened = FileFacts(status)
        try refuse(unlessFile: opened, path)
        guard opened.size <= limit else { throw tooLarge(path, limit) }
        return try readAll(descriptor, path, expected: opened.size, limit: limit)
    }

    /// Reads to the end and not to the size, because files under `/proc` say that they are empty.
    private static func readAll(
        _ descriptor: Int32, _ path: String, expected: Int, limit: Int
    ) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected)
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = chunk.withUnsafeMutableBytes { buffer in
                retrying { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
            }
            guard count >= 0 else { throw .from(errno, path, verb: "read") }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw tooLarge(path, limit) }
            bytes += chunk[..<count]
        }
    }

    static func list(_ path: String) throws(FileError) -> [String] {
        guard let folder = opendir(path) else {
            let number = errno
            if number == ENOTDIR { throw FileError(.notFolder, path, "is not a folder") }
            throw .from(number, path, verb: "listed")
        }
        defer { closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(folder) else { break }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        if errno != 0 { throw .from(errno, path, verb: "listed") }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    static func facts(_ path: String, followingLinks: Bool) throws(FileError) -> FileFacts? {
        var status = stat()
        if fstatat(AT_FDCWD, path, &status, followingLinks ? 0 : AT_SYMLINK_NOFOLLOW) == 0 { return FileFacts(status) }
        if errno == ENOENT { return nil }
        throw .from(errno, path, verb: "read")
    }

    static func refuse(unlessFile facts: FileFacts, _ path: String) throws(FileError) {
        switch facts.kind {
        case .file: return
        case .folder: throw .from(EISDIR, path, verb: "read")
        case .symbolicLink:
            throw FileError(.symbolicLink, path, "is a symbolic link", hint: "name the file that it points to")
        case .special:
            throw FileError(
                .special, path, "is a pipe, socket or device, not a file", hint: "save its content to a file first")
        }
    }

    private static func tooLarge(_ path: String, _ limit: Int) -> FileError {
        let size = limit >= 1 << 20 ? "\(limit >> 20) MiB" : limit >= 1 << 10 ? "\(limit >> 10) KiB" : "\(limit) bytes"
        return FileError(.tooLarge, path, "is larger than \(size)", hint: "check that it is the file you meant")
    }

    /// Repeats a call that a signal interrupted.
    static func retrying<Count: SignedInteger>(_ call: () -> Count) -> Count {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }
}
