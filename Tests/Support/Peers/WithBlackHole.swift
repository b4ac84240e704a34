import Glibc

/// Gives a port of 127.0.0.1 that neither accepts nor refuses: connecting to it goes unanswered.
///
/// It is a listener whose queue is full, for which the kernel drops further connection attempts (listen(2)); so it
/// needs no firewall and no root.
package func withBlackHole<Result>(_ body: (Int) async throws -> Result) async throws -> Result {
    let listener = try Listener(address: "127.0.0.1", backlog: 0)
    var fillers: [CInt] = []
    defer { (fillers + [listener.descriptor]).forEach { _ = close($0) } }
    // A backlog of 0 holds one established connection; the next ones are left waiting and fill nothing.
    for _ in 0..<4 {
        let filler = socket(AF_INET, SocketKind.stream | CInt(SOCK_NONBLOCK.rawValue), 0)
        guard filler >= 0 else { throw PeerError.system("socket", errno) }
        fillers.append(filler)
        var target = try SocketAddress("127.0.0.1", port: listener.port)
        _ = target.withPointer { connect(filler, $0, $1) }
    }
    return try await body(listener.port)
}
