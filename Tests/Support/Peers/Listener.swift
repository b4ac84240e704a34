import Glibc

/// A bound, listening TCP socket.
struct Listener: Sendable {
    let descriptor: CInt
    let port: Int

    /// - Parameter port: 0 for any free one.
    init(address: String, port: Int = 0, backlog: CInt) throws {
        descriptor = socket(address.contains(":") ? AF_INET6 : AF_INET, SocketKind.stream, 0)
        guard descriptor >= 0 else { throw PeerError.system("socket", errno) }
        do {
            self.port = try Self.bind(descriptor, address, port)
            guard listen(descriptor, backlog) == 0 else { throw PeerError.system("listen", errno) }
        } catch {
            close(descriptor)
            throw error
        }
    }

    private static func bind(_ descriptor: CInt, _ address: String, _ port: Int) throws -> Int {
        var yes: CInt = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
        var storage = try SocketAddress(address, port: port)
        guard storage.withPointer({ Glibc.bind(descriptor, $0, $1) }) == 0 else {
            throw PeerError.system("bind \(address) port \(port)", errno)
        }
        return try SocketAddress(boundTo: descriptor).port
    }
}
