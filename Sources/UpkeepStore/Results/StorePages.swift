import GRDB

/// How full a file is.
struct StorePages {
    private let size: Int64
    private let all: Int64
    private let free: Int64

    init(_ database: Database) throws {
        size = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0
        all = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        free = try Int64.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
    }

    var usedBytes: Int64 { (all - free) * size }

    /// Free pages to give back so that the file itself is no bigger than `bytes`.
    func excessPages(over bytes: Int64) -> Int {
        size > 0 ? Int(clamping: min(free, max(0, all - bytes / size))) : 0
    }
}
