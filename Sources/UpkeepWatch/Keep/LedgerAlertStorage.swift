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
        var entry = LedgerEntry()
        for change in changes {
            var step = LedgerEntry()
            switch change {
            case .saveEntry(let kept): step.state["\(Self.entries)\(kept.id)"] = try Self.row(kept)
            case .removeEntry(let id): step.removedState = ["\(Self.entries)\(id)"]
            case .saveIncident(let told): step.state[Self.incidents + told.incident] = try Self.row(told)
            case .removeIncident(let id): step.removedState = [Self.incidents + id]
            case .saveHost(let host): step.state[Self.hosts + host.name] = try Self.row(host)
            }
            entry.append(step)
        }
        try await ledger.commit(entry)
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
