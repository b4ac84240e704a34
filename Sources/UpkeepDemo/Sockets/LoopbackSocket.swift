import Glibc
import NIOCore

/// A plain TCP socket for what the event loop cannot do: hold a port without listening, or listen without accepting.
///
/// Never waits: it is non-blocking, and closed with its last reference.
final class LoopbackSocket: Sendable {
    private let descriptor: CInt
    private let name: String

    /// A socket bound to `address` that does not listen: connections to it are refused, and the port stays ours.
    ///
    /// A listener can be bound beside it as long as both allow the address to be reused.
    init(boundTo address: SocketAddress) throws(DemoError) {
        name = "\(address)"
        descriptor = try Self.open(for: address, name)
        var on: CInt = 1
        let size = socklen_t(MemoryLayout<CInt>.size)
        guard setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, size) == 0,
            address.withSockAddr({ Glibc.bind(descriptor, $0, socklen_t($1)) }) == 0
        else { throw .socket("bind", on: name, errno: errno) }
    }

    /// A socket that has asked for a connection to `address` and does not wait for the answer.
    init(connectingTo address: SocketAddress) throws(DemoError) {
        name = "\(address)"
        descriptor = try Self.open(for: address, name)
        let result = address.withSockAddr { Glibc.connect(descriptor, $0, socklen_t($1)) }
        guard result == 0 || errno == EINPROGRESS else { throw .socket("connect to", on: name, errno: errno) }
    }

    deinit { _ = Glibc.close(descriptor) }

    func listen(backlog: CInt) throws(DemoError) {
        guard Glibc.listen(descriptor, backlog) == 0 else { throw .socket("listen on", on: name, errno: errno) }
    }

    /// A descriptor of the same socket for an event loop to own; like ours it is not inherited by child processes.
    func shared() throws(DemoError) -> CInt {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard copy >= 0 else { throw .socket("share", on: name, errno: errno) }
        return copy
    }

    /// Ends the connection, or the listening, for every holder of the socket.
    func stop() { _ = Glibc.shutdown(descriptor, CInt(SHUT_RDWR)) }

    /// Whether the peer's kernel has taken the connection.
    var isConnected: Bool {
        var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&poller, 1, 0) == 1 && poller.revents & Int16(POLLOUT) != 0
            && poller.revents & Int16(POLLERR | POLLHUP) == 0
    }

    /// The port the kernel chose.
    var port: UInt16 {
        get throws(DemoError) {
            var storage = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let result = withUnsafeMutablePointer(to: &storage) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
            }
            guard result == 0 else { throw .socket("read the port of", on: name, errno: errno) }
            // Both families keep the port in the two bytes after the family, in network order.
            return withUnsafeBytes(of: storage) { UInt16($0[2]) << 8 | UInt16($0[3]) }
        }
    }

    private static func open(for address: SocketAddress, _ name: String) throws(DemoError) -> CInt {
        let family = address.protocol == .inet6 ? AF_INET6 : AF_INET
        let kind = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, kind, 0)
        guard descriptor >= 0 else { throw .socket("open a socket for", on: name, errno: errno) }
        return descriptor
    }
}
