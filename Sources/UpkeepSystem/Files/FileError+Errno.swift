import Glibc

extension FileError {
    /// What a failed call on `path` means, in words; `verb` is `read`, `list` or `written`.
    static func from(_ number: Int32, _ path: String, verb: String) -> FileError {
        switch number {
        case ENOENT: FileError(.notFound, path, "does not exist", hint: "check the spelling, and the folder you are in")
        case EACCES, EPERM:
            FileError(
                .permission, path, "may not be \(verb) by this user",
                hint: "`namei -l \(quoted(path))` shows which part of the path is in the way")
        case EROFS: FileError(.permission, path, "is on a read-only file system")
        case EISDIR: FileError(.isFolder, path, "is a folder, not a file")
        case ENOTDIR: FileError(.notFolder, path, "goes through something that is not a folder")
        case EEXIST: .exists(path)
        case ELOOP: FileError(.symbolicLink, path, "goes through symbolic links in a circle")
        case ENOSPC, EDQUOT:
            FileError(.diskFull, path, "could not be written: no space left", hint: "`df -h` shows which disk is full")
        case ENAMETOOLONG: FileError(.failed, path, "is too long a name")
        case EMFILE, ENFILE:
            FileError(.failed, path, "could not be opened: too many open files", hint: "raise the limit: `ulimit -n`")
        default: FileError(.failed, path, "could not be \(verb): \(ErrnoText.of(number))")
        }
    }

    static func exists(_ path: String) -> FileError {
        FileError(
            .alreadyExists, path, "already exists and was left as it is",
            hint: "name another file, or move this one away")
    }

    /// The path as a shell takes it whole.
    private static func quoted(_ path: String) -> String {
        let plain = path.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || [0x2F, 0x2E, 0x2D, 0x5F].contains($0)
        }
        return plain
            ? path : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
