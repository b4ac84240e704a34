import Glibc

extension LiveFile {
    /// mkdtemp(3) makes the folder with mode 0700 and a name that nobody could have taken before.
    static func makeTemporaryFolder(_ prefix: String) throws(FileError) -> String {
        let parent = Environment.live.nonEmpty("TMPDIR") ?? "/tmp"
        let pattern = "\(parent)\(parent.hasSuffix("/") ? "" : "/")\(prefix)XXXXXX"
        var template = Array(pattern.utf8CString)
        guard mkdtemp(&template) != nil else { throw .from(errno, parent, verb: "written") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func remove(_ path: String) throws(FileError) {
        guard Glibc.remove(path) != 0 else { return }
        let number = errno
        // POSIX lets either stand for "not empty".
        if number == ENOTEMPTY || number == EEXIST {
            throw FileError(.failed, path, "is a folder that is not empty", hint: "`ls -A` shows what is in it")
        }
        throw .from(number, path, verb: "removed")
    }
}
