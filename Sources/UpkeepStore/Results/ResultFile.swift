import GRDB
import UpkeepCore

/// ``ResultStore`` in one SQLite file of its own.
///
/// A file of its own, because it is the big one: it can be lost without losing an incident, its budget concerns nothing
/// else, and while it packs or checkpoints, an alert is written next door at once. It is written with `synchronous =
/// NORMAL`: a commit goes to the write-ahead log without waiting for the disk, which only a checkpoint does, about once a
/// minute. The end of the process loses nothing; the loss of power, at most what came since the checkpoint.
package struct ResultFile: ResultStore {
    package static let fileName = "results.sqlite"

    /// Waiting for another process, at most, in seconds.
    private static let patience: Double = 10
    /// Pages of the write-ahead log after which a commit checkpoints by itself, when maintenance does not come round.
    private static let logPages = 4096
    /// Bytes of the write-ahead log at which it is checkpointed before its time, and to which it is cut when emptied.
    let logLimit: Int64

    let file: StoreFile
    let retention: Retention
    let numbers = SeriesNumbers()
    let checkpoints = CheckpointClock()

    package var path: String { file.path }

    /// Opens the results in `folder`, made when it is not there.
    package init(folder: String, retention: Retention = .standard) throws(StoreError) {
        self.retention = retention
        let logLimit = min(4 << 20, max(64 << 10, retention.budget / 16))
        self.logLimit = logLimit
        file = try StoreFile(
            folder: folder, name: Self.fileName, worth: .history, patience: Self.patience, migrator: Self.migrator
        ) { database in
            guard !database.configuration.readonly else { return }
            // Before the first table, so that a smaller budget can make the file smaller.
            try database.execute(
                sql: """
                    PRAGMA auto_vacuum = INCREMENTAL;
                    PRAGMA wal_autocheckpoint = \(Self.logPages);
                    PRAGMA journal_size_limit = \(logLimit);
                    PRAGMA cell_size_check = ON;
                    """)
        }
    }

    /// Each step is history: never changed, only added to.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 results") { database in
            try database.execute(
                sql: """
                    CREATE TABLE series (
                        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, vantage TEXT NOT NULL,
                        UNIQUE (kind, subject, vantage)
                    ) STRICT;
                    CREATE TABLE checkName (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
                    -- The ids of what follows are times and series (or, in the journal, times and places): SeriesRow.
                    CREATE TABLE journal (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
                    CREATE TABLE raw (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
                    CREATE TABLE minutes (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
                    CREATE TABLE hours (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
                    CREATE TABLE days (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
                    CREATE TABLE progress (name TEXT NOT NULL PRIMARY KEY, value INTEGER) STRICT, WITHOUT ROWID;
                    """)
        }
        return migrator
    }

    package func monitored() async throws(StoreError) -> [MonitoredSeries] {
        try await file.read { database in
            try Row.fetchAll(database, sql: "SELECT kind, subject, vantage FROM series ORDER BY id").compactMap { row in
                guard let kind = Subject.Kind(rawValue: try row.decode(atIndex: 0)) else { return nil }
                let subject = Subject(kind, try row.decode(atIndex: 1))
                return MonitoredSeries(subject, from: Vantage(name: try row.decode(atIndex: 2)))
            }
        }
    }
}
