import FoundationEssentials
package import Incidents
package import Notifiers
package import UpkeepCore
package import UpkeepStore

/// What a watch that ended left behind for the next one.
package struct WatchMemory: Sendable {
    package var engine = EngineState()
    package var trails: [Subject: DigestTrail] = [:]
    /// Alerts that may not have reached the queue, the oldest first.
    package var outbox: [(name: String, alert: RoutedAlert)] = []

    package init() {}

    /// - Throws: ``StoreError`` when the ledger cannot be read, and a decoding error with the row's name when what it holds
    ///   was written by something else.
    package init(_ ledger: any LedgerStore) async throws {
        if let head = try await ledger.state(StateNames.engine) {
            let head = try Self.decode(EngineHead.self, head, StateNames.engine)
            engine.turn = head.turn
            engine.opened = head.opened
            engine.silences = head.silences
        }
        engine.subjects = try await Self.rows(StateNames.subjects, ledger)
        engine.incidents = try await Self.rows(StateNames.incidents, ledger)
        engine.worked = try await Self.rows(StateNames.traits, ledger)
        for kept in try await Self.rows(StateNames.trails, ledger) as [KeptTrail] { trails[kept.subject] = kept.trail }
        let owed = try await ledger.states(under: StateNames.outbox).map { name, bytes in
            (String(name.dropFirst(StateNames.outbox.count)), try Self.decode(RoutedAlert.self, bytes, name))
        }
        outbox = owed.sorted { $0.1.alert.at < $1.1.alert.at }
    }

    private static func rows<Row: Decodable>(_ prefix: String, _ ledger: any LedgerStore) async throws -> [Row] {
        try await ledger.states(under: prefix).sorted { $0.key < $1.key }.map { try decode(Row.self, $1, $0) }
    }

    private static func decode<Row: Decodable>(_ type: Row.Type, _ bytes: [UInt8], _ name: String) throws -> Row {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw WatchError.unreadableState(name, underlying: error)
        }
    }
}
