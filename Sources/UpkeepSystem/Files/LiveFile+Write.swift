import Glibc

extension LiveFile {
    /// Temporary file beside it, flushed to the disk, then put in place in one step.
    static func write(_ path: String, _ bytes: [UInt8], _ how: FileWrite) throws(FileError) {
        let existing = try facts(path, followingLinks: false)
        if let existing {
            guard how.replacing else { throw .exists(path) }
            try refuse(unlessFile: existing, path)
        }
        let (folder, temporary) = try temporaryName(path)
        let descriptor = retrying { open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, how.mode) }
        guard descriptor >= 0 else { throw .from(errno, path, verb: "written") }
        do throws(FileError) {
            try fill(descriptor, path, bytes, like: existing == nil ? nil : path)
            try place(temporary, path, replacing: how.replacing)
        } catch {
            unlink(temporary)
            throw error
        }
        try flush(folder, path)
    }

    private static func temporaryName(_ path: String) throws(FileError) -> (folder: String, name: String) {
        guard let last = path.split(separator: "/").last, !path.hasSuffix("/") else {
            throw .from(EISDIR, path, verb: "written")
        }
        let folder = String(path.dropLast(last.count))
        let tag = String(UInt64.random(in: .min ... .max), radix: 36)
        return (folder.isEmpty ? "." : folder, "\(folder).\(last.prefix(100)).\(tag).tmp")
    }

    private static func fill(
        _ descriptor: Int32, _ path: String, _ bytes: [UInt8], like model: String?
    ) throws(FileError) {
        var problem: Int32 = 0
        var status = stat()
        if let model, lstat(model, &status) == 0 {
            // Only root can give a file away; for others the new file is theirs, as with any editor. Owner first,
            // because a change of owner takes permission bits away.
            _ = fchown(descriptor, status.st_uid, status.st_gid)
            if fchmod(descriptor, status.st_mode & 0o7777) != 0 { problem = errno }
        }
        var rest = bytes[...]
        while problem == 0, !rest.isEmpty {
            let count = rest.withUnsafeBytes { buffer in
                retrying { Glibc.write(descriptor, buffer.baseAddress, buffer.count) }
            }
            if count < 0 { problem = errno } else { rest = rest.dropFirst(count) }
        }
        if problem == 0, fsync(descriptor) != 0 { problem = errno }
        // Some file systems report a full disk only when the file is closed.
        if close(descriptor) != 0, problem == 0 { problem = errno }
        if problem != 0 { throw .from(problem, path, verb: "written") }
    }

    /// A link refuses to take an existing name, in one step; a rename takes it over, in one step.
    private static func place(_ temporary: String, _ path: String, replacing: Bool) throws(FileError) {
        if replacing {
            guard rename(temporary, path) == 0 else { throw .from(errno, path, verb: "written") }
            return
        }
        guard link(temporary, path) == 0 else { throw .from(errno, path, verb: "written") }
        unlink(temporary)
    }

    /// The new name itself must survive a power cut too.
    private static func flush(_ folder: String, _ path: String) throws(FileError) {
        let descriptor = retrying { open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw .from(errno, path, verb: "written") }
        defer { close(descriptor) }
        // Some network file systems cannot flush folders; the file's own content is on the disk by now.
        if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS { throw .from(errno, path, verb: "written") }
    }
}
