/// Runs a TCP server that misbehaves as the script says, on a port of its own choosing.
///
/// - Parameter address: where it listens, IPv4 or IPv6.
package func withHostileServer<Result>(
    _ script: HostileScript, address: String = "127.0.0.1", port: Int = 0, in namespace: NetworkNamespace? = nil,
    _ body: (HostileServer) async throws -> Result
) async throws -> Result {
    // Not one of the kernel's choice: those go round, and somebody's late caller would count as an accept.
    let port = port == 0 && namespace == nil ? try Ports.free() : port
    let make: @Sendable () throws -> Listener = { try Listener(address: address, port: port, backlog: 1024) }
    let listener = if let namespace { try await namespace.onThread(make) } else { try make() }
    let server = HostileServer(script, listener: listener.descriptor, port: listener.port)
    do {
        let result = try await body(server)
        await server.stop()
        return result
    } catch {
        await server.stop()
        throw error
    }
}
