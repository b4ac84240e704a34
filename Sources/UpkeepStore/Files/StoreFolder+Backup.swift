import FoundationEssentials
import GRDB
import UpkeepCore

extension StoreFolder {
    /// Copies every file, each as it is at one moment, while others may go on writing. The copies have their names only
    /// once they are whole: a folder with a store in it is a whole backup of each file that it has.
    /// - Parameter folder: made when it is not there; one that has a store already is left alone.
    /// - Returns: the copies' paths.
    package func backup(to folder: String) async throws(StoreError) -> [String] {
        let files = try present()
        let destination = StoreFolder(folder)
        try destination.make()
        var copies: [String] = []
        for file in files {
            let part = destination.file(file.name + ".part")
            try destination.refuseToReplace(file.name)
            do {
                try Self.removeFile(part)
                let source = try open(file.name, file.worth, readonly: true)
                do {
                    let copy = try DatabaseQueue(path: part)
                    // All in one step: in write-ahead mode that holds up nobody, and nobody's writes start it again.
                    try source.backup(to: copy)
                    try await copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
                    try copy.close()
                }
                try Self.move(part, to: destination.file(file.name))
            } catch {
                try? Self.removeFile(part)
                throw StoreError(error, self.file(file.name), file.worth)
            }
            copies.append(destination.file(file.name))
        }
        return copies
    }

    /// Writes every file anew without what is free in it. Needs as much room again while it works.
    /// - Throws: `store-busy` while `upkeep watch` uses the store.
    package func compact() async throws(StoreError) {
        for file in try present() {
            let queue = try open(file.name, file.worth, readonly: false)
            do {
                try await queue.writeWithoutTransaction { database in
                    // Without this, the rewritten file would wait in the write-ahead log.
                    try database.checkpoint(.truncate)
                    try database.execute(sql: "VACUUM")
                    try database.checkpoint(.truncate)
                }
                try queue.close()
            } catch {
                throw StoreError(error, self.file(file.name), file.worth)
            }
        }
    }

    func make() throws(StoreError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError(
                .inaccessible, path, "cannot be made or is no folder", hint: "name a folder that this user may write to"
            )
        }
    }

    func refuseToReplace(_ name: String) throws(StoreError) {
        guard !exists(name) else {
            throw StoreError(
                .inaccessible, file(name), "is there already, and is not replaced", hint: "name a new or empty folder")
        }
    }

    /// Also what SQLite keeps beside a file.
    static func removeFile(_ path: String) throws {
        for name in [path, path + "-wal", path + "-shm", path + "-journal"]
        where FileManager.default.fileExists(atPath: name) {
            try FileManager.default.removeItem(atPath: name)
        }
    }

    static func move(_ path: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: path, toPath: other)
    }
}
