import GRDB
import UpkeepCore

extension SilenceRecord {
    func save(_ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO silence (
                    id, kind, subjectKind, subjectName, incident, scope, since, until, author, reason
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    kind = excluded.kind, subjectKind = excluded.subjectKind, subjectName = excluded.subjectName,
                    incident = excluded.incident, scope = excluded.scope, since = excluded.since, until = excluded.until,
                    author = excluded.author, reason = excluded.reason
                """
        ).execute(arguments: [
            id, kind.rawValue, subject?.kind.rawValue, subject?.name, incident, scope, from.nanoseconds,
            until?.nanoseconds, author, reason,
        ])
    }

    init(_ row: Row) throws {
        let hasSubject = try row.hasValue("subjectKind")
        self.init(
            id: try row.value("id"), kind: try row.word("kind"), subject: hasSubject ? try row.subject() : nil,
            incident: try row.optional("incident"), scope: try row.optional("scope"), from: try row.time("since"),
            until: try row.optionalTime("until"),
            author: try row.value("author"), reason: try row.value("reason"))
    }
}
