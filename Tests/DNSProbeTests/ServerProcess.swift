import Glibc

/// A real server, started by a test in a folder of its own, and gone by its process id when the test ends.
struct ServerProcess: Sendable {
    let pid: pid_t

    /// - Parameters:
    ///   - arguments: The program's absolute path first.
    ///   - log: Where its standard output and error go.
    static func start(_ arguments: [String], log: String) throws -> ServerProcess {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, arguments[0], &actions, nil, &pointers, environ)
        guard code == 0 else { throw ServerFailure("cannot start `\(arguments[0])`: error \(code)") }
        return ServerProcess(pid: pid)
    }

    var isRunning: Bool { waitpid(pid, nil, WNOHANG) == 0 }

    func stop() {
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
    }

    /// A loopback port that is free for UDP and TCP just now.
    static func freePort() throws -> UInt16 {
        for _ in 0..<50 {
            let stream = try Self.bound(SOCK_STREAM, port: 0)
            defer { close(stream.descriptor) }
            if let datagrams = try? Self.bound(SOCK_DGRAM, port: stream.port) {
                close(datagrams.descriptor)
                return stream.port
            }
        }
        throw ServerFailure("no free port")
    }

    private static func bound(_ kind: __socket_type, port: UInt16) throws -> (descriptor: CInt, port: UInt16) {
        let descriptor = socket(AF_INET, CInt(kind.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 ? getsockname(descriptor, $0, &length) : -1
            }
        }
        guard code == 0 else {
            close(descriptor)
            throw ServerFailure("port \(port) is taken")
        }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }
}
