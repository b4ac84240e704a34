import Synchronization

/// A storage that lasts as long as the process: for commands that only send, and for tests.
package final class MemoryAlertStorage: AlertQueueStorage {
    private struct State {
        var entries: [UInt64: QueueEntry] = [:]
        var incidents: [String: ToldIncident] = [:]
        var hosts: [String: KeptHost] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    package func load() async throws -> StoredQueue {
        state.withLock { state in
            StoredQueue(
                entries: state.entries.values.sorted { $0.id < $1.id },
                incidents: state.incidents.values.sorted { $0.incident < $1.incident },
                hosts: state.hosts.values.sorted { $0.name < $1.name })
        }
    }

    package func commit(_ changes: [QueueChange]) async throws {
        state.withLock { state in
            for change in changes {
                switch change {
                case .saveEntry(let entry): state.entries[entry.id] = entry
                case .removeEntry(let id): state.entries[id] = nil
                case .saveIncident(let incident): state.incidents[incident.incident] = incident
                case .removeIncident(let incident): state.incidents[incident] = nil
                case .saveHost(let host): state.hosts[host.name] = host
                }
            }
        }
    }
}
