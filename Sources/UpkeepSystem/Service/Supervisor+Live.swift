import Glibc

extension Supervisor {
    /// The one that `NOTIFY_SOCKET` names (sd_notify(3)); none when it is not set or no socket's name.
    package static func live(_ environment: Environment) -> Supervisor {
        guard let path = environment.nonEmpty("NOTIFY_SOCKET"), let address = address(path) else { return .none }
        // The variable may be left over from another process (sd_watchdog_enabled(3)).
        let isOurs = environment.nonEmpty("WATCHDOG_PID").map { $0 == "\(getpid())" } ?? true
        let limit = environment.nonEmpty("WATCHDOG_USEC").flatMap(Int64.init).flatMap { $0 > 0 && isOurs ? $0 : nil }
        return Supervisor(watchdog: limit.map { .microseconds($0) }) { text in
            let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
            guard socket >= 0 else { return }
            defer { close(socket) }
            var (storage, length) = address
            _ = withUnsafePointer(to: &storage) { storage in
                // SAFETY: a sockaddr_un may be passed as the sockaddr that it begins as, with its own length.
                storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                    // Nobody listens any more: there is nobody to tell that.
                    sendto(socket, text, text.utf8.count, Int32(MSG_NOSIGNAL), address, length)
                }
            }
        }
    }

    /// `@name` is in the abstract namespace, whose names begin with a zero byte.
    private static func address(_ path: String) -> (sockaddr_un, socklen_t)? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard bytes.count < room, bytes.first == UInt8(ascii: "/") || bytes.first == UInt8(ascii: "@") else {
            return nil
        }
        withUnsafeMutableBytes(of: &address.sun_path) { place in
            place.copyBytes(from: bytes)
            if bytes[0] == UInt8(ascii: "@") { place[0] = 0 }
        }
        let start = MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 2
        return (address, socklen_t(start + bytes.count + (bytes[0] == UInt8(ascii: "@") ? 0 : 1)))
    }
}
