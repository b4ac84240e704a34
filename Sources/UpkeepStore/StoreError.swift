import GRDB
import UpkeepCore

/// Why what is remembered could not be read or written.
package struct StoreError: UpkeepError, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The folder or the file cannot be made, read or written.
        case inaccessible = "store-inaccessible"
        /// Something else holds the file for too long.
        case busy = "store-busy"
        /// The file is no database, or a damaged one.
        case damaged = "store-damaged"
        /// A newer Upkeep wrote the file.
        case tooNew = "store-too-new"
        case diskFull = "disk-full"
        case failed = "store-failed"
    }

    package let kind: Kind
    package let path: String
    private let problem: String
    package let hint: String?

    init(_ kind: Kind, _ path: String, _ problem: String, hint: String? = nil) {
        self.kind = kind
        self.path = path
        self.problem = problem
        self.hint = hint
    }

    package var code: String { kind.rawValue }
    package var message: String { "`\(path)` \(problem)" }

    /// What SQLite, or the file system below it, says.
    init(_ error: any Error, _ path: String, _ worth: StoreWorth = .learntAnew) {
        if let error = error as? StoreError {
            self = error
            return
        }
        if let error = error as? PackingError {
            self = .damaged(path, worth, "has a row that cannot be read (\(error.problem) at byte \(error.offset))")
            return
        }
        if error is RowDecodingError {
            self = .damaged(path, worth, "has a row that cannot be read")
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.failed, path, "cannot be used: \(error)")
            return
        }
        // The index of the write-ahead log is a file too, and says in its own way that there is no room for it.
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
            self = .full(path)
            return
        }
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self = .damaged(path, worth, "is not a database, or is damaged")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, path, "is held by another program", hint: "`fuser \(path)` says by which")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH, .SQLITE_IOERR:
            self.init(
                .inaccessible, path, "cannot be opened for writing",
                hint: "give `--state` a folder that this user may write to")
        case .SQLITE_FULL:
            self = .full(path)
        default:
            self.init(.failed, path, "cannot be used: \(error.message ?? "\(error.resultCode)")")
        }
    }

    private static func full(_ path: String) -> StoreError {
        StoreError(.diskFull, path, "cannot grow: the disk is full", hint: "`df -h \(path)`; free some room there")
    }

    static func damaged(_ path: String, _ worth: StoreWorth, _ problem: String) -> StoreError {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let hint =
            switch worth {
            case .learntAnew:
                "move it away (`mv \(path) \(path).damaged`); what was remembered in it is learnt anew"
            case .history:
                "`upkeep store check --state \(folder)` says how bad it is; then bring back a backup, or save what still "
                    + "reads with `upkeep store salvage`"
            }
        return StoreError(.damaged, path, problem, hint: hint)
    }
}
