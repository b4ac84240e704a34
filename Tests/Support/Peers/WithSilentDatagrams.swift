import Glibc

/// Gives a UDP port of 127.0.0.1 that takes every datagram and answers none.
package func withSilentDatagrams<Result>(_ body: (Int) async throws -> Result) async throws -> Result {
    let descriptor = socket(AF_INET, SocketKind.datagram, 0)
    guard descriptor >= 0 else { throw PeerError.system("socket", errno) }
    defer { close(descriptor) }
    var address = try SocketAddress("127.0.0.1", port: 0)
    guard address.withPointer({ bind(descriptor, $0, $1) }) == 0 else { throw PeerError.system("bind", errno) }
    return try await body(try SocketAddress(boundTo: descriptor).port)
}
