import Glibc

/// Ports for servers that must be told their number.
///
/// They come from below the kernel's ephemeral range, so that no outgoing connection takes one between our look and
/// the server's bind. A port handed out is never handed out again while this process lives, nor to another process
/// that asks here: an abstract Unix socket of its name marks it taken.
package enum Ports {
    private static let range = 15_000..<32_000
    private static let attempts = 1_000

    package static func free() throws -> Int {
        for _ in 0..<attempts {
            let port = Int.random(in: range)
            if reserve(port), isFree(port, SocketKind.stream), isFree(port, SocketKind.datagram) { return port }
        }
        throw PeerError(code: "no-port", message: "no free port in \(attempts) tries")
    }

    package static func free(_ count: Int) throws -> [Int] { try (0..<count).map { _ in try free() } }

    /// Keeps the marker open until the process ends, on purpose.
    private static func reserve(_ port: Int) -> Bool {
        let descriptor = socket(AF_UNIX, SocketKind.stream, 0)
        guard descriptor >= 0 else { return false }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = Array("\0upkeep-test-port-\(port)".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        if result != 0 { close(descriptor) }
        return result == 0
    }

    /// An IPv6 socket on every address clashes with any IPv4 one too.
    private static func isFree(_ port: Int, _ kind: CInt) -> Bool {
        let descriptor = socket(AF_INET6, kind, 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = in_port_t(port).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size)) == 0
            }
        }
    }
}
