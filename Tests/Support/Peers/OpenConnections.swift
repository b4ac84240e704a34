/// Reads, from the kernel's table, which TCP connections this machine's programs still hold to a port.
package enum OpenConnections {
    /// States in which some program still has the socket: ESTABLISHED, SYN_SENT, CLOSE_WAIT (proc(5)).
    private static let held: Set<Substring> = ["01", "02", "08"]

    /// How many connections to this port the connecting side still holds open.
    package static func count(toPort port: Int) -> Int {
        ["tcp", "tcp6"].map { table in
            KernelTable.rows("/proc/self/net/\(table)").count { columns in
                guard columns.count > 3, held.contains(columns[3]) else { return false }
                return columns[2].split(separator: ":").last.flatMap { Int($0, radix: 16) } == port
            }
        }.reduce(0, +)
    }

    /// Waits until none is left; gives up after `deadline` with how many are.
    package static func remaining(toPort port: Int, deadline: Duration = .seconds(20)) async throws -> Int {
        let end = ContinuousClock.now + deadline
        while true {
            let count = count(toPort: port)
            if count == 0 || ContinuousClock.now >= end { return count }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
