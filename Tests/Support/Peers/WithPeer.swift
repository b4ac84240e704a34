/// Starts a server, runs `body` once it is ready, and has it ended and reaped when `body` returns or throws.
///
/// - Parameter command: makes the command line, with the server's fresh folder at hand to write its files in.
package func withPeer<Result>(
    ready signs: [Readiness], deadline: Duration = .seconds(180),
    command: (TemporaryDirectory) throws -> Invocation,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withTemporaryDirectory { directory in
        let peer = try await StartGate.shared.pass {
            let peer = try Peer(command(directory), directory: directory)
            do {
                try await peer.waitUntilReady(signs, deadline: deadline)
            } catch {
                peer.stop()
                throw error
            }
            return peer
        }
        defer { peer.stop() }
        return try await body(peer)
    }
}
