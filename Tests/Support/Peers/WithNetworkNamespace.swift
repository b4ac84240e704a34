import Foundation

/// Makes a network apart, with these addresses (`192.0.2.1/32`, `2001:db8::1/128`), and deletes it afterwards.
///
/// - Parameters:
///   - resolvConf: what `/etc/resolv.conf` says to programs run inside; the machine's own when nil.
///   - hosts: what `/etc/hosts` says to programs run inside; the machine's own when nil.
/// - Throws: `command-failed` unless root.
package func withNetworkNamespace<Result>(
    _ addresses: [String] = [], resolvConf: String? = nil, hosts: String? = nil,
    _ body: (NetworkNamespace) async throws -> Result
) async throws -> Result {
    let namespace = NetworkNamespace()
    // `ip netns exec` puts the files of this folder over those of /etc.
    let files = "/etc/netns/\(namespace.name)"
    defer { try? FileManager.default.removeItem(atPath: files) }
    do {
        for case (let name, let text?) in [("resolv.conf", resolvConf), ("hosts", hosts)] {
            try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(files)/\(name)"))
        }
        try await namespace.create(addresses)
        let result = try await body(namespace)
        await namespace.delete()
        return result
    } catch {
        await namespace.delete()
        throw error
    }
}
