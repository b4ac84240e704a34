/// What is lost with a file, and so what to advise when it is damaged.
enum StoreWorth: Sendable, Hashable {
    /// The next looks learn it anew.
    case learntAnew
    /// History: nobody can say it again.
    case history
}
