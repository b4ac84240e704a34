/// What a look cost the server and us.
package struct ScanEffort: Sendable, Hashable {
    package var connections: Int
    package var bytesSent: Int
    package var bytesReceived: Int
    package var elapsed: Duration

    package init(connections: Int = 0, bytesSent: Int = 0, bytesReceived: Int = 0, elapsed: Duration = .zero) {
        self.connections = connections
        self.bytesSent = bytesSent
        self.bytesReceived = bytesReceived
        self.elapsed = elapsed
    }

    package static func + (a: ScanEffort, b: ScanEffort) -> ScanEffort {
        ScanEffort(
            connections: a.connections + b.connections, bytesSent: a.bytesSent + b.bytesSent,
            bytesReceived: a.bytesReceived + b.bytesReceived, elapsed: max(a.elapsed, b.elapsed))
    }
}
