import Glibc

/// A visitor with no protocol: writes bytes to a port of 127.0.0.1 and reads what comes.
struct Bare {
    struct Failure: Error { var errno: Int32 }

    /// Says `text`, closes its half of the connection, and listens until the server hangs up.
    ///
    /// - Parameter text: at most a few kilobytes, so that the kernel takes it at once.
    static func say(_ text: String, to port: UInt16) async throws -> String {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(errno: errno) }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        let bytes = Array(text.utf8)
        guard connected == 0, send(descriptor, bytes, bytes.count, CInt(MSG_NOSIGNAL)) == bytes.count,
            shutdown(descriptor, CInt(SHUT_WR)) == 0
        else { throw Failure(errno: errno) }

        let deadline = ContinuousClock.now + .seconds(60)
        var heard: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while ContinuousClock.now < deadline {
            let count = recv(descriptor, &chunk, chunk.count, CInt(MSG_DONTWAIT))
            if count > 0 {
                heard += chunk[..<count]
            } else if count < 0, errno == EAGAIN {
                try await Task.sleep(for: .milliseconds(2))
            } else {
                // The end, or a reset by a server that had heard enough.
                return String(decoding: heard, as: UTF8.self)
            }
        }
        throw Failure(errno: ETIMEDOUT)
    }
}
