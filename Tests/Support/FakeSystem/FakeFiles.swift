import Synchronization
package import UpkeepSystem

/// A file system in memory: absolute paths or relative ones, whichever the test uses, compared as they are.
package final class FakeFiles: Sendable {
    private let contents: Mutex<[String: [UInt8]]>
    private let temporaryFolders = Mutex<Set<String>>([])

    package init(_ texts: [String: String] = [:]) { contents = Mutex(texts.mapValues { Array($0.utf8) }) }

    /// The content as text; nil when there is no such file.
    package subscript(path: String) -> String? {
        get { contents.withLock { $0[path] }.map { String(decoding: $0, as: UTF8.self) } }
        set { contents.withLock { $0[path] = newValue.map { Array($0.utf8) } } }
    }

    package var paths: [String] { contents.withLock { $0.keys.sorted() } }

    package var files: Files {
        Files(
            read: { path, limit throws(FileError) in try self.read(path, limit) },
            list: { path throws(FileError) in try self.list(path) },
            write: { path, bytes, how throws(FileError) in try self.write(path, bytes, how) },
            facts: { path, _ throws(FileError) in self.facts(path) },
            makeTemporaryFolder: { prefix throws(FileError) in self.makeTemporaryFolder(prefix) },
            remove: { path throws(FileError) in try self.remove(path) })
    }

    private func read(_ path: String, _ limit: Int) throws(FileError) -> [UInt8] {
        guard let bytes = contents.withLock({ $0[path] }) else {
            if isFolder(path) { throw FileError(.isFolder, path, "is a folder, not a file") }
            throw FileError(.notFound, path, "does not exist")
        }
        if bytes.count > limit { throw FileError(.tooLarge, path, "is larger than \(limit) bytes") }
        return bytes
    }

    private func list(_ path: String) throws(FileError) -> [String] {
        let prefix = path.hasSuffix("/") ? path : path + "/"
        let below = paths.filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        if below.isEmpty { throw FileError(.notFound, path, "does not exist") }
        return Set(below.map { String($0.prefix { $0 != "/" }) }).sorted()
    }

    private func write(_ path: String, _ bytes: [UInt8], _ how: FileWrite) throws(FileError) {
        let isRefused = contents.withLock { contents in
            if contents[path] != nil, !how.replacing { return true }
            contents[path] = bytes
            return false
        }
        if isRefused { throw FileError(.alreadyExists, path, "already exists and was left as it is") }
    }

    /// Named by number, so that a test knows what comes next: `/tmp/PREFIX1`, `/tmp/PREFIX2`.
    private func makeTemporaryFolder(_ prefix: String) -> String {
        temporaryFolders.withLock { folders in
            let path = "/tmp/\(prefix)\(folders.count + 1)"
            folders.insert(path)
            return path
        }
    }

    private func remove(_ path: String) throws(FileError) {
        if contents.withLock({ $0.removeValue(forKey: path) }) != nil { return }
        if paths.contains(where: { $0.hasPrefix(path + "/") }) {
            throw FileError(.failed, path, "is a folder that is not empty")
        }
        if temporaryFolders.withLock({ $0.remove(path) }) == nil {
            throw FileError(.notFound, path, "does not exist")
        }
    }

    private func facts(_ path: String) -> FileFacts? {
        if let bytes = contents.withLock({ $0[path] }) { return FileFacts(kind: .file, size: bytes.count, mode: 0o644) }
        return isFolder(path) ? FileFacts(kind: .folder, size: 0, mode: 0o755) : nil
    }

    private func isFolder(_ path: String) -> Bool {
        if temporaryFolders.withLock({ $0.contains(path) }) { return true }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        return paths.contains { $0.hasPrefix(prefix) }
    }
}
