import Foundation

/// Connection attempts that nobody has answered, from the kernel's table.
enum Connecting {
    /// Whether the process has sent a SYN to the port and waits (state 02 of proc(5)'s net/tcp).
    static func isWaiting(port: Int, _ processID: Int32) -> Bool {
        let table = FileManager.default.contents(atPath: "/proc/\(processID)/net/tcp") ?? Data()
        let suffix = ":" + String(format: "%04X", port)
        let sockets = String(decoding: table, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
            let columns = line.split(separator: " ")
            guard columns.count > 9, columns[2].hasSuffix(suffix), columns[3] == "02" else { return nil }
            return "socket:[\(columns[9])]"
        }
        let folder = "/proc/\(processID)/fd"
        let open = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return open.contains { name in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")).map(sockets.contains)
                ?? false
        }
    }
}
