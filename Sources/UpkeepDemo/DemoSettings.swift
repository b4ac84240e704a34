package import UpkeepCore

/// What may differ from one demo shop to another.
package struct DemoSettings: Sendable {
    /// How long ``DemoFault/slow`` keeps a visitor waiting for the first byte; less than ``idleLimit``.
    package var slowDelay: Duration = .milliseconds(1500)
    /// The moment that certificates are dated from; nil: now.
    package var now: Timestamp?
    /// How long a connection may be idle.
    package var idleLimit: Duration = .seconds(30)
    /// Connections at once to the web server, and to the name and mail server together; further ones are hung up on.
    package var connectionLimit = 256

    package init() {}
}
