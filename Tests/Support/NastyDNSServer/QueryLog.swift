import Synchronization

/// What has come in, counted over both transports.
final class QueryLog: Sendable {
    private let entries = Mutex<[NastyQuery]>([])

    var queries: [NastyQuery] { entries.withLock { $0 } }

    func add(_ make: (Int) -> NastyQuery) -> NastyQuery {
        entries.withLock { entries in
            let query = make(entries.count)
            entries.append(query)
            return query
        }
    }
}
