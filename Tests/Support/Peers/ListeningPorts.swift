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
            for columns in KernelTable.rows("/proc/\(processID)/net/\(table)") {
                guard columns.count > 3, matches(columns[3]) else { continue }
                guard let port = columns[1].split(separator: ":").last.flatMap({ Int($0, radix: 16) }) else { continue }
                found.insert(port)
            }
        }
        return found
    }
}
