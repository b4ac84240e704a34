import GRDB

/// ``LedgerStore`` in one SQLite file of its own.
///
/// SQLite sets how long a commit waits per connection: this one's is `synchronous = FULL`, so that a commit returns when the
/// disk has it. Results do not need that and would pay for it every second, which is one reason why they have a file of
/// their own; the others are that their packing would hold up an alert, that a full or damaged file of results leaves the
/// incidents alone, and that a backup of what matters is small.
package struct LedgerFile: LedgerStore {
    package static let fileName = "watch.sqlite"

    /// Waiting for another process, at most, in seconds: the wait of an alert, which is worth more patience than a look.
    private static let patience: Double = 10

    let file: StoreFile
    let retention: LedgerRetention

    package var path: String { file.path }

    /// Opens the ledger in `folder`, made when it is not there.
    /// - Throws: `store-damaged` when a quick check of the file finds something: what it holds is too dear to be written
    ///   on regardless.
    package init(folder: String, retention: LedgerRetention = .standard) throws(StoreError) {
        self.retention = retention
        file = try StoreFile(
            folder: folder, name: Self.fileName, worth: .history, patience: Self.patience, migrator: Self.migrator,
            isChecked: true
        ) { database in
            try database.execute(sql: "PRAGMA cell_size_check = ON")
        }
        do {
            // The pool has set NORMAL when it turned on the write-ahead log.
            try file.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch {
            throw StoreError(error, file.path, .history)
        }
    }

    /// Each step is history: never changed, only added to. Times are nanoseconds since 1970.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 ledger") { database in
            try database.execute(
                sql: """
                    CREATE TABLE incident (
                        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, cause TEXT NOT NULL,
                        subjectKind TEXT NOT NULL, subjectName TEXT NOT NULL, severity TEXT NOT NULL,
                        headline TEXT NOT NULL, openedAt INTEGER NOT NULL, updatedAt INTEGER NOT NULL,
                        resolvedAt INTEGER, body BLOB NOT NULL
                    ) STRICT;
                    CREATE INDEX incidentOpened ON incident (openedAt);
                    CREATE INDEX incidentOpen ON incident (number) WHERE resolvedAt IS NULL;
                    CREATE TABLE incidentMember (
                        number INTEGER PRIMARY KEY, incident TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
                        since INTEGER NOT NULL, until INTEGER, UNIQUE (incident, kind, name)
                    ) STRICT;
                    CREATE INDEX incidentMemberName ON incidentMember (name);
                    CREATE TABLE event (
                        id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, at INTEGER NOT NULL,
                        subjectKind TEXT NOT NULL, subjectName TEXT NOT NULL, summary TEXT NOT NULL,
                        evidence TEXT NOT NULL, author TEXT, incident TEXT
                    ) STRICT;
                    CREATE INDEX eventAt ON event (at);
                    CREATE INDEX eventSubject ON event (subjectName, at);
                    CREATE TABLE silence (
                        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, subjectKind TEXT,
                        subjectName TEXT, incident TEXT, scope TEXT, since INTEGER NOT NULL, until INTEGER,
                        author TEXT NOT NULL, reason TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE heartbeat (
                        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, lastPing TEXT, lastPingAt INTEGER,
                        startedAt INTEGER, lastSuccessAt INTEGER, dueAt INTEGER, runTime INTEGER, exitStatus INTEGER,
                        lines TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE state (
                        number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, body BLOB NOT NULL
                    ) STRICT;
                    """)
        }
        return migrator
    }
}
