import Synchronization
import UpkeepCore
package import UpkeepStore

/// Writes to the ledger in order, as one transaction whatever comes while another is written; what cannot be written
/// now is kept and tried again.
package actor LedgerKeeper {
    /// Beyond this many events the oldest are let go, so that a disk that stays full for days does not take the memory too.
    private static let eventLimit = 100_000

    private let ledger: any LedgerStore
    private nonisolated let pending = Mutex(LedgerEntry())
    private var isWriting = false
    private var waiting: [CheckedContinuation<Bool, Never>] = []
    /// Why what is owed to the disk is not there; nil when it is.
    package private(set) var failure: StoreError?

    package init(_ ledger: any LedgerStore) { self.ledger = ledger }

    /// To be written with the next ``flush()``, after all that was added before.
    package nonisolated func add(_ entry: LedgerEntry) {
        pending.withLock { pending in
            pending.append(entry)
            let excess = pending.events.count - Self.eventLimit
            if excess > 0 { pending.events.removeFirst(excess) }
        }
    }

    /// Writes all that is owed.
    /// - Returns: whether it is on disk.
    @discardableResult
    package func flush() async -> Bool {
        if isWriting { return await withCheckedContinuation { waiting.append($0) } }
        isWriting = true
        defer { isWriting = false }
        var isWritten = await write()
        while !waiting.isEmpty {
            let served = waiting
            waiting = []
            isWritten = await write()
            for waiter in served { waiter.resume(returning: isWritten) }
        }
        return isWritten
    }

    private func write() async -> Bool {
        let entry = pending.withLock { pending in
            defer { pending = LedgerEntry() }
            return pending
        }
        guard !entry.isEmpty else { return failure == nil }
        do throws(StoreError) {
            try await ledger.commit(entry)
            failure = nil
            return true
        } catch {
            failure = error
            pending.withLock { pending in
                var whole = entry
                whole.append(pending)
                pending = whole
            }
            return false
        }
    }
}
