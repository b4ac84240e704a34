import Glibc

/// Reads which ports are bound in a process's network, from the kernel's tables.
enum ListeningPorts {
    /// TCP ports in the LISTEN state.
    static func stream(ofProcess processID: Int32) -> Set<Int> {
        ports(processID, ["tcp", "tcp6"]) { $0 == "0A" }
    }

    static func datagram(ofProcess processID: Int32) -> Set<Int> {
        ports(processID, ["udp", "udp6"]) { _ in true }
    }

    /// Columns: slot, local address:port, remote address:port, state, …, all in hexadecimal (proc(5)).
    private static func ports(_ processID: Int32, _ tables: [String], _ matches: (Substring) -> Bool) -> Set<Int> {
        var found: Set<Int> = []
        for table in tables {
            for line in read("/proc/\(processID)/net/\(table)").split(separator: "\n").dropFirst() {
                let columns = line.split(separator: " ", maxSplits: 4)
                guard columns.count > 3, matches(columns[3]) else { continue }
                guard let port = columns[1].split(separator: ":").last.flatMap({ Int($0, radix: 16) }) else { continue }
                found.insert(port)
            }
        }
        return found
    }

    /// The kernel hands its tables out a few kilobytes at a time and gives their size as 0, so that a reader who takes
    /// a short piece for the end misses most of a busy machine's sockets.
    private static func read(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count == -1, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece.prefix(count)
        }
    }
}
