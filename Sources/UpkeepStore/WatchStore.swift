/// All that `upkeep watch` keeps. One file of SQLite each for results and the rest today; a database that several hosts share
/// would be another type of this protocol.
package protocol WatchStore: ResultStore, LedgerStore {}
