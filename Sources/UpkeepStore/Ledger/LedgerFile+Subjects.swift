import GRDB
package import UpkeepCore

extension LedgerFile {
    /// Everything that an entry of the timeline, an incident or a silence is about, by name.
    package func subjects() async throws(StoreError) -> [Subject] {
        try await file.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT subjectKind, subjectName FROM event
                    UNION SELECT subjectKind, subjectName FROM incident
                    UNION SELECT kind, name FROM incidentMember
                    UNION SELECT subjectKind, subjectName FROM silence WHERE subjectKind IS NOT NULL
                    ORDER BY 2, 1
                    """)
            return try rows.map { try $0.subject() }
        }
    }

    /// What was seen to stand well or badly, by name, and what incidents were about. What people only named is not among it.
    package func seenSubjects() async throws(StoreError) -> [Subject] {
        try await file.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT subjectKind, subjectName FROM event WHERE kind IN ('finding', 'incident')
                    UNION SELECT subjectKind, subjectName FROM incident
                    UNION SELECT kind, name FROM incidentMember
                    ORDER BY 2, 1
                    """)
            return try rows.map { try $0.subject() }
        }
    }
}
