import UpkeepCore
import UpkeepStore

/// Finds the incident that a person means.
struct IncidentFinder {
    /// Named in a hint, at most.
    private static let mostNamed = 5

    let ledger: LedgerFile

    /// - Parameter text: its number, with or without `#`, its id, or the id's beginning.
    /// - Throws: ``CommandFailure`` with the candidates, when there is none or more than one.
    func one(_ text: String) async throws -> IncidentRecord {
        let word = text.hasPrefix("#") ? String(text.dropFirst()) : text
        // A number that people type is far shorter than the seconds that an id begins with, and is looked for first.
        var found: [IncidentRecord] = []
        if let number = UInt64(word) { found = try await ledger.incidents(IncidentQuery(number: number)) }
        if found.isEmpty, !word.isEmpty { found = try await ledger.incidents(IncidentQuery(idPrefix: word)) }
        guard let record = found.first, found.count == 1 else {
            if found.isEmpty { throw try await unknown(text) }
            throw CommandFailure(
                "ambiguous-incident", "`\(text)` is how \(found.count) incidents' ids begin",
                hint: "say which: \(Self.list(found) { $0.id.description })")
        }
        return record
    }

    /// What to type instead.
    func candidates() async throws -> String {
        let open = try await ledger.incidents(IncidentQuery(isOpen: true))
        guard !open.isEmpty else { return "no incident is open; `upkeep incidents --since 90d` lists the last ones" }
        return "open are \(Self.list(open) { "\($0.id.number)" })"
    }

    private func unknown(_ text: String) async throws -> CommandFailure {
        CommandFailure("unknown-incident", "there is no incident `\(text)`", hint: try await candidates())
    }

    private static func list(_ records: [IncidentRecord], _ name: (Incident) -> String) -> String {
        let rest = records.count - mostNamed
        let named = records.prefix(mostNamed).map { record in
            "`\(name(record.incident))` (\(record.headline))"
        }
        return named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}
