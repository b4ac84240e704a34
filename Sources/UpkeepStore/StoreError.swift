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
    init(_ error: any Error, _ path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.failed, path, "cannot be used: \(error)")
            return
        }
        switch error.resultCode {
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(
                .damaged, path, "is not a database, or is damaged",
                hint: "move it away (`mv \(path) \(path).damaged`); what was remembered in it is learnt anew")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, path, "is held by another program", hint: "`fuser \(path)` says by which")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH, .SQLITE_IOERR:
            self.init(
                .inaccessible, path, "cannot be opened for writing",
                hint: "give `--state` a folder that this user may write to")
        case .SQLITE_FULL:
            self.init(.diskFull, path, "cannot grow: the disk is full")
        default:
            self.init(.failed, path, "cannot be used: \(error.message ?? "\(error.resultCode)")")
        }
    }
}
