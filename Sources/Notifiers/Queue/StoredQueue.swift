/// All that is owed, as a storage has it.
package struct StoredQueue: Sendable, Hashable {
    /// By id, rising.
    package var entries: [QueueEntry]
    package var incidents: [ToldIncident]
    package var hosts: [KeptHost]

    package init(entries: [QueueEntry] = [], incidents: [ToldIncident] = [], hosts: [KeptHost] = []) {
        self.entries = entries
        self.incidents = incidents
        self.hosts = hosts
    }
}
