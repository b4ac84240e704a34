/// Whom a port of the name server speaks for.
enum NameRole: Sendable, Hashable {
    /// Visitors' resolver, which asks all the others.
    case resolver
    case authority(DemoServer)
}
