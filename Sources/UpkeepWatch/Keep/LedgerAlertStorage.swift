import FoundationEssentials
package import Notifiers
import UpkeepCore
package import UpkeepStore

/// The queue of alerts in the ledger, which waits for the disk at every commit.
package struct LedgerAlertStorage: AlertQueueStorage {
    private static let entries = "queue/entry/"
    private static let incidents = "queue/incident/"
    private static let hosts = "queue/host/"

    private let ledger: any LedgerStore

    package init(_ ledger: any LedgerStore) { self.ledger = ledger }

    package func load() async throws -> StoredQueue {
        StoredQueue(
            entries: try await rows(Self.entries).sorted { $0.id < $1.id },
            incidents: try await rows(Self.incidents).sorted { $0.incident < $1.incident },
            hosts: try await rows(Self.hosts).sorted { $0.name < $1.name })
    }

    package func commit(_ changes: [QueueChange]) async throws {
        var kept: [String: [UInt8]] = [:]
        var removed: Set<String> = []
        func keep(_ value: some Encodable, as name: String) throws {
            kept[name] = try Self.row(value)
            removed.remove(name)
        }
        func remove(_ name: String) {
            kept[name] = nil
            removed.insert(name)
        }
        func note(_ incident: String, _ happened: (inout AlertDeliveries) -> Void) async throws {
            let name = IncidentRecord.toldState + incident
            let bytes = if let latest = kept[name] { latest } else { try await ledger.state(name) }
            var deliveries = Self.deliveries(bytes)
            happened(&deliveries)
            if !deliveries.channels.isEmpty { try keep(deliveries, as: name) }
        }
        for change in changes {
            switch change {
            case .saveEntry(let entry): try keep(entry, as: "\(Self.entries)\(entry.id)")
            case .removeEntry(let id): remove("\(Self.entries)\(id)")
            case .saveIncident(let told):
                try keep(told, as: Self.incidents + told.incident)
                try await note(told.incident) { $0.take(told) }
            case .removeIncident(let id):
                remove(Self.incidents + id)
                try await note(id) { $0.end() }
            case .saveHost(let host): try keep(host, as: Self.hosts + host.name)
            }
        }
        var entry = LedgerEntry()
        entry.state = kept
        entry.removedState = Array(removed)
        try await ledger.commit(entry)
    }

    /// What cannot be read is told anew: nobody waits for it.
    private static func deliveries(_ bytes: [UInt8]?) -> AlertDeliveries {
        bytes.flatMap { try? JSONDecoder().decode(AlertDeliveries.self, from: Data($0)) } ?? AlertDeliveries()
    }

    private func rows<Row: Decodable>(_ prefix: String) async throws -> [Row] {
        try await ledger.states(under: prefix).map { name, bytes in
            do {
                return try JSONDecoder().decode(Row.self, from: Data(bytes))
            } catch {
                throw WatchError.unreadableState(name, underlying: error)
            }
        }
    }

    private static func row(_ value: some Encodable) throws -> [UInt8] { [UInt8](try JSONEncoder().encode(value)) }
}
