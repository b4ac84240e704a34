/// Who started this process and wants to know how it is: systemd, or another that speaks `sd_notify`.
package struct Supervisor: Sendable {
    /// How often it wants to hear ``keepAlive()`` at least; nil when it does not.
    package let watchdog: Duration?
    private let send: @Sendable (String) -> Void

    package init(watchdog: Duration? = nil, send: @escaping @Sendable (String) -> Void) {
        self.watchdog = watchdog
        self.send = send
    }

    /// Nobody.
    package static let none = Supervisor { _ in }

    /// All is set up, or set up again.
    package func ready(_ status: String) { send("READY=1\nSTATUS=\(status)") }

    /// The config is being read again; ``ready(_:)`` follows.
    package func reloading(at time: Duration) { send("RELOADING=1\nMONOTONIC_USEC=\(time.microseconds)") }

    package func stopping() { send("STOPPING=1") }

    package func keepAlive() { send("WATCHDOG=1") }
}

extension Duration {
    fileprivate var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
