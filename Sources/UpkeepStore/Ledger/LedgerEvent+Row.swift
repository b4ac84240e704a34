import GRDB
import UpkeepCore

extension LedgerEvent {
    /// - Returns: the entry's id.
    func insert(_ database: Database) throws -> Int64 {
        try database.cachedStatement(
            sql: """
                INSERT INTO event (kind, at, subjectKind, subjectName, summary, evidence, author, incident)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            event.kind.rawValue, event.at.nanoseconds, event.subject.kind.rawValue, event.subject.name, event.summary,
            try StoredEvidence.text(event.evidence), author, incident,
        ])
        return database.lastInsertedRowID
    }

    static func find(_ query: EventQuery, _ database: Database) throws -> [LedgerEvent] {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        func add(_ condition: String, _ values: StatementArguments) {
            conditions.append(condition)
            arguments += values
        }
        if let since = query.since { add("at >= ?", [since.nanoseconds]) }
        if let until = query.until { add("at < ?", [until.nanoseconds]) }
        if let subject = query.subject {
            add("subjectName = ? AND subjectKind = ?", [subject.name, subject.kind.rawValue])
        }
        if !query.kinds.isEmpty {
            let marks = query.kinds.map { _ in "?" }.joined(separator: ", ")
            add("kind IN (\(marks))", StatementArguments(query.kinds.map(\.rawValue)))
        }
        if let incident = query.incident { add("incident = ?", [incident]) }
        if let after = query.after { add("id > ?", [after]) }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let order = query.after == nil ? "at DESC, id DESC" : "id"
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM event \(filter) ORDER BY \(order) LIMIT ?",
            arguments: arguments + [max(0, query.limit)])
        return try rows.map { try LedgerEvent($0) }
    }

    private init(_ row: Row) throws {
        let event = TimelineEvent(
            kind: try row.word("kind"), at: try row.time("at"), subject: try row.subject(),
            summary: try row.value("summary"),
            evidence: try StoredEvidence.evidence(try row.value("evidence")))
        self.init(
            event, author: try row.optional("author"), incident: try row.optional("incident"), id: try row.value("id"))
    }
}
