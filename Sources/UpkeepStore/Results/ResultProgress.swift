import GRDB

/// How far packing and removing have come. Every number is the first that is still there, in its table's own unit.
struct ResultProgress: Sendable, Hashable {
    enum Mark: String, Sendable, CaseIterable {
        /// The first slice that is not complete: from here on, results are in the journal.
        case open
        /// A slice.
        case raw
        /// A slice that starts an hour.
        case minutes
        /// An hour that starts a day.
        case hours
        case days
        /// Milliseconds; when maintenance last ran.
        case maintained
        /// Milliseconds; when the clock was last seen to have jumped.
        case jumped
    }

    private var values: [Mark: Int64] = [:]

    subscript(mark: Mark) -> Int64? {
        get { values[mark] }
        set { values[mark] = newValue }
    }

    var open: Int64? { values[.open] }

    init(_ database: Database) throws {
        for row in try Row.fetchAll(database.cachedStatement(sql: "SELECT name, value FROM progress")) {
            if let mark = Mark(rawValue: try row.decode(atIndex: 0)) {
                values[mark] = try row.decode(Int64?.self, atIndex: 1)
            }
        }
    }

    /// Writes what differs from `before`.
    func save(_ database: Database, since before: ResultProgress) throws {
        let statement = try database.cachedStatement(sql: "INSERT OR REPLACE INTO progress (name, value) VALUES (?, ?)")
        for mark in Mark.allCases where self[mark] != before[mark] {
            try statement.execute(arguments: [mark.rawValue, self[mark]])
        }
    }
}

extension ResultProgress {
    /// The time, in milliseconds, up to which roll-ups of a level are complete.
    func end(of level: RollupLevel) -> Int64 {
        guard let open else { return .min }
        return Slice.floor(Slice(number: open).start, level.length)
    }

    /// The time, in milliseconds, from which on roll-ups of a level are still there.
    func start(of level: RollupLevel) -> Int64 {
        switch level {
        case .minute: self[.minutes].map { Slice(number: $0).start } ?? .min
        case .hour: self[.hours].map { $0 * level.length } ?? .min
        case .day: self[.days].map { $0 * level.length } ?? .min
        }
    }

    /// The time, in milliseconds, from which on single results are still there.
    var rawStart: Int64 { self[.raw].map { Slice(number: $0).start } ?? .min }
}
