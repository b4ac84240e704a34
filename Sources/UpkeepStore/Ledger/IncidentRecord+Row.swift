import FoundationEssentials
import GRDB
import UpkeepCore

extension IncidentRecord {
    func save(_ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO incident (
                    id, cause, subjectKind, subjectName, severity, headline, openedAt, updatedAt, resolvedAt, body
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    cause = excluded.cause, subjectKind = excluded.subjectKind, subjectName = excluded.subjectName,
                    severity = excluded.severity, headline = excluded.headline, openedAt = excluded.openedAt,
                    updatedAt = excluded.updatedAt, resolvedAt = excluded.resolvedAt, body = excluded.body
                """
        ).execute(arguments: [
            id, cause, subject.kind.rawValue, subject.name, severity.rawValue, headline, openedAt.nanoseconds,
            updatedAt.nanoseconds, resolvedAt?.nanoseconds, Data(body),
        ])
        try database.cachedStatement(sql: "DELETE FROM incidentMember WHERE incident = ?").execute(arguments: [id])
        let insert = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO incidentMember (incident, kind, name, since, until) VALUES (?, ?, ?, ?, ?)")
        for member in members {
            try insert.execute(arguments: [
                id, member.subject.kind.rawValue, member.subject.name, member.since.nanoseconds,
                member.until?.nanoseconds,
            ])
        }
    }

    static func find(_ query: IncidentQuery, _ database: Database) throws -> [IncidentRecord] {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        func add(_ condition: String, _ values: StatementArguments = []) {
            conditions.append(condition)
            arguments += values
        }
        if let id = query.id { add("id = ?", [id]) }
        if let prefix = query.idPrefix { add("substr(id, 1, length(?)) = ?", [prefix, prefix]) }
        if let number = query.number { add("substr(id, -length(?)) = ?", ["-\(number)", "-\(number)"]) }
        if let isOpen = query.isOpen { add(isOpen ? "resolvedAt IS NULL" : "resolvedAt IS NOT NULL") }
        if let since = query.since { add("(resolvedAt IS NULL OR resolvedAt >= ?)", [since.nanoseconds]) }
        if let until = query.until { add("openedAt < ?", [until.nanoseconds]) }
        if let subject = query.subject {
            add(
                """
                (subjectKind = ? AND subjectName = ?
                OR id IN (SELECT incident FROM incidentMember WHERE kind = ? AND name = ?))
                """, [subject.kind.rawValue, subject.name, subject.kind.rawValue, subject.name])
        }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let rows = try Row.fetchAll(
            database, sql: "SELECT * FROM incident \(filter) ORDER BY openedAt DESC, number DESC LIMIT ?",
            arguments: arguments + [max(0, query.limit)])
        return try rows.map { try IncidentRecord($0, database) }
    }

    private init(_ row: Row, _ database: Database) throws {
        let members = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT * FROM incidentMember WHERE incident = ? ORDER BY number"),
            arguments: [try row.value("id") as String])
        self.init(
            id: try row.value("id"), cause: try row.value("cause"), subject: try row.subject(),
            severity: try row.word("severity"),
            headline: try row.value("headline"), openedAt: try row.time("openedAt"),
            updatedAt: try row.time("updatedAt"),
            resolvedAt: try row.optionalTime("resolvedAt"),
            members: try members.map {
                Member(try $0.subject("kind", "name"), since: try $0.time("since"), until: try $0.optionalTime("until"))
            },
            body: try row.bytes("body"))
    }
}
