/// The file system, as far as Upkeep goes into it.
package struct Files: Sendable {
    private let readFile: @Sendable (String, Int) throws(FileError) -> [UInt8]
    private let listFolder: @Sendable (String) throws(FileError) -> [String]
    private let writeFile: @Sendable (String, [UInt8], FileWrite) throws(FileError) -> Void
    private let look: @Sendable (String, Bool) throws(FileError) -> FileFacts?
    private let makeFolder: @Sendable (String) throws(FileError) -> String
    private let removeEntry: @Sendable (String) throws(FileError) -> Void

    package init(
        read: @escaping @Sendable (String, Int) throws(FileError) -> [UInt8],
        list: @escaping @Sendable (String) throws(FileError) -> [String],
        write: @escaping @Sendable (String, [UInt8], FileWrite) throws(FileError) -> Void,
        facts: @escaping @Sendable (String, Bool) throws(FileError) -> FileFacts?,
        makeTemporaryFolder: @escaping @Sendable (String) throws(FileError) -> String,
        remove: @escaping @Sendable (String) throws(FileError) -> Void
    ) {
        readFile = read
        listFolder = list
        writeFile = write
        look = facts
        makeFolder = makeTemporaryFolder
        removeEntry = remove
    }

    /// The cap on what is read when the caller names none: 4 MiB, many times any configuration or certificate bundle.
    package static let defaultLimit = 4 << 20

    /// A regular file's whole content, symbolic links followed.
    /// - Parameter limit: bytes; a longer file is an error, not a cut-off answer.
    package func read(_ path: String, limit: Int = defaultLimit) throws(FileError) -> [UInt8] {
        try readFile(path, limit)
    }

    /// A regular file's whole content as UTF-8.
    /// - Throws: ``FileError/Kind/notText`` with the line where the first wrong byte is.
    package func readText(_ path: String, limit: Int = defaultLimit) throws(FileError) -> String {
        let bytes = try readFile(path, limit)
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        throw FileError(
            .notText, path, "is not UTF-8 text: line \(Files.firstBadLine(bytes)) has a byte that does not belong",
            hint: "save it as UTF-8")
    }

    /// The names in a folder, without `.` and `..`, in byte order.
    package func list(_ path: String) throws(FileError) -> [String] { try listFolder(path) }

    /// Writes a file so that a reader sees either the old content or the new, never half of it, even after a power cut.
    /// - Throws: ``FileError/Kind/alreadyExists`` unless `how` allows replacing.
    package func write(_ bytes: [UInt8], to path: String, _ how: FileWrite = FileWrite()) throws(FileError) {
        try writeFile(path, bytes, how)
    }

    /// What is at `path` itself, a symbolic link not followed; nil when nothing is.
    package func facts(_ path: String) throws(FileError) -> FileFacts? { try look(path, false) }

    /// What is at `path`, or where the symbolic link there leads; nil when nothing is.
    package func factsOfTarget(_ path: String) throws(FileError) -> FileFacts? { try look(path, true) }

    /// Whether anything is at `path`; a folder on the way that may not be searched is an error and not a no.
    package func exists(_ path: String) throws(FileError) -> Bool { try look(path, false) != nil }

    /// Makes an empty folder that only this user may look into, where the machine keeps temporary files.
    /// - Parameter prefix: what its name begins with; the rest is made up.
    /// - Returns: its path.
    package func makeTemporaryFolder(prefix: String) throws(FileError) -> String { try makeFolder(prefix) }

    /// Removes a file, a symbolic link itself, or an empty folder.
    package func remove(_ path: String) throws(FileError) { try removeEntry(path) }

    private static func firstBadLine(_ bytes: [UInt8]) -> Int {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        return (bad ?? 0) + 1
    }
}
