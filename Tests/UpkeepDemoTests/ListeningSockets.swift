import UpkeepCore
import UpkeepDemo

/// What the kernel says is listening, by socket inode: ports are taken again by others, inodes are not.
struct ListeningSockets {
    /// The inodes of every listening TCP and every bound UDP socket on one of the shop's ports.
    static func inodes(of site: DemoSite) throws -> Set<String> {
        let ports: Set = [site.securePort, site.plainPort, site.mailPort, site.resolver.port, site.dnsPort]
        return try Set(all().filter { ports.contains($0.port) }.map(\.inode))
    }

    /// Which of `inodes` are still there, once the children that other tests are starting have dropped their copies.
    static func remaining(of inodes: Set<String>) async throws -> Set<String> {
        for _ in 0..<400 {
            guard try !inodes.isDisjoint(with: all().map(\.inode)) else { return [] }
            try await Task.sleep(for: .milliseconds(5))
        }
        return try inodes.intersection(all().map(\.inode))
    }

    private static func all() throws -> [(port: UInt16, inode: String)] {
        try ["tcp", "tcp6", "udp"].flatMap { table in
            try ScratchFolder.text(of: "/proc/net/\(table)").split(separator: "\n").dropFirst().compactMap { line in
                let fields = line.split(separator: " ")
                // 0A is LISTEN; an unconnected UDP socket shows as 07.
                guard fields.count > 9, fields[3] == "0A" || table == "udp",
                    let port = UInt16(fields[1].suffix(4), radix: 16)
                else { return nil }
                return (port, String(fields[9]))
            }
        }
    }
}
