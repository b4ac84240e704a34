/// Where the queue survives a crash. `Tests/Support/AlertStorageContract` holds an implementation to this.
package protocol AlertQueueStorage: Sendable {
    /// All that was committed and not removed: entries by rising id, incidents and hosts by name.
    /// - Throws: when it cannot be read; never part of it.
    func load() async throws -> StoredQueue
    /// All of `changes`, in order, or none of them; durable when it returns. Removing what is not there is no error.
    func commit(_ changes: [QueueChange]) async throws
}
