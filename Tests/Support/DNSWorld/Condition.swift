/// What a server's process does.
enum Condition: Hashable, Sendable {
    case running
    /// Stopped by a signal: the kernel still takes connections and datagrams, and nobody answers.
    case frozen
    /// Gone: the kernel refuses.
    case stopped
}
