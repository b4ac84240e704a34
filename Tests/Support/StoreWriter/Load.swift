import UpkeepCore
import UpkeepStore

/// Opens, updates and resolves incidents with the alerts they owe, results and maintenance between, and says each number
/// once the store has it.
struct Load {
    let folder: String
    let first: Int

    func run() async throws {
        let store = try SQLiteWatchStore(folder: folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await writeIncidents(store) }
            group.addTask { try await writeResults(store) }
            try await group.next()
            group.cancelAll()
        }
    }

    private func writeIncidents(_ store: SQLiteWatchStore) async throws {
        var number = first
        while !Task.isCancelled {
            try await store.commit(Self.opened(number))
            say("opened \(number)")
            try await store.commit(Self.resolved(number))
            say("resolved \(number)")
            number += 1
        }
    }

    private func writeResults(_ store: SQLiteWatchStore) async throws {
        var second = first * 1000
        while !Task.isCancelled {
            let looks = (0..<50).map { place in
                LookResult(
                    Subject(.site, "shop \(place)"), from: Vantage(name: "here"), at: Timestamp(seconds: Int64(second)),
                    status: .ok, check: "http.status", latency: .milliseconds(40 + place), interval: .seconds(30))
            }
            _ = try await store.append(looks)
            say("second \(second)")
            if second % 300 == 0 { _ = try await store.maintain(at: Timestamp(seconds: Int64(second))) }
            second += 30
        }
    }

    /// An incident, its entry in the timeline, the alerts it owes to two channels, and the engine's count: all or nothing.
    private static func opened(_ number: Int) -> LedgerEntry {
        var entry = LedgerEntry()
        entry.incidents = [incident(number)]
        entry.events = [event(number, "opened")]
        entry.state = alerts(number, "opened")
        entry.state["opened"] = Array("\(number)".utf8)
        return entry
    }

    private static func resolved(_ number: Int) -> LedgerEntry {
        var incident = incident(number)
        incident.resolvedAt = Timestamp(seconds: Int64(number) + 1)
        var entry = LedgerEntry()
        entry.incidents = [incident]
        entry.events = [event(number, "resolved")]
        entry.state = alerts(number, "resolved")
        return entry
    }

    static func incident(_ number: Int) -> IncidentRecord {
        let subject = Subject(.host, "host \(number)")
        let members = (0..<5).map { place in
            IncidentRecord.Member(Subject(.site, "site \(place)"), since: Timestamp(seconds: Int64(number)))
        }
        return IncidentRecord(
            id: "i-\(number)", cause: "site.tcp", subject: subject, severity: .critical, headline: "down",
            openedAt: Timestamp(seconds: Int64(number)), members: members)
    }

    private static func event(_ number: Int, _ what: String) -> LedgerEvent {
        let event = TimelineEvent(
            kind: .incident, at: Timestamp(seconds: Int64(number)), subject: Subject(.host, "host \(number)"),
            summary: what)
        return LedgerEvent(event, incident: "i-\(number)")
    }

    private static func alerts(_ number: Int, _ message: String) -> [String: [UInt8]] {
        Dictionary(
            uniqueKeysWithValues: ["ops", "mail"].map {
                ("alert/i-\(number)/\(message)-\($0)", Array("\(number)".utf8))
            })
    }
}
