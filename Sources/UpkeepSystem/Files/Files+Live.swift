import Glibc

extension Files {
    package static let live = Files(
        read: { path, limit throws(FileError) in try LiveFile.read(path, limit: limit) },
        list: { path throws(FileError) in try LiveFile.list(path) },
        write: { path, bytes, how throws(FileError) in try LiveFile.write(path, bytes, how) },
        facts: { path, follow throws(FileError) in try LiveFile.facts(path, followingLinks: follow) },
        makeTemporaryFolder: { prefix throws(FileError) in try LiveFile.makeTemporaryFolder(prefix) },
        remove: { path throws(FileError) in try LiveFile.remove(path) })
}
