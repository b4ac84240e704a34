import Foundation
import Peers

/// Connection attempts that nobody has answered, from the kernel's table.
enum Connecting {
    /// Whether the process has sent a SYN to the port and waits.
    static func isWaiting(port: Int, _ processID: Int32) -> Bool { has(port, processID) { $0 == "02" } }

    /// Whether the process has any connection to the port.
    static func isOpen(port: Int, _ processID: Int32) -> Bool { has(port, processID) { _ in true } }

    /// Columns of proc(5)'s net/tcp: slot, local address, remote address, state in hexadecimal, …, inode.
    private static func has(_ port: Int, _ processID: Int32, _ isWanted: (Substring) -> Bool) -> Bool {
        let suffix = ":" + String(format: "%04X", port)
        let sockets = KernelFile.text("/proc/\(processID)/net/tcp").split(separator: "\n").compactMap {
            line -> String? in
            let columns = line.split(separator: " ")
            guard columns.count > 9, columns[2].hasSuffix(suffix), isWanted(columns[3]) else { return nil }
            return "socket:[\(columns[9])]"
        }
        let folder = "/proc/\(processID)/fd"
        let open = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return open.contains { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
            return target.map(sockets.contains) ?? false
        }
    }
}
