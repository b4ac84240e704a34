/// A request to stop.
package enum InterruptSignal: String, Sendable, Hashable, CaseIterable {
    /// Control-C.
    case interrupt = "SIGINT"
    /// `kill`, a service manager, a machine shutting down.
    case terminate = "SIGTERM"
}
