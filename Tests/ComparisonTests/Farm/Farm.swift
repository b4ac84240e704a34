import Peers

/// Where everything is that the tools are sent to.
struct Farm: Sendable {
    let authorityFile: String
    /// blackbox_exporter's own port.
    let blackbox: Int
    /// The ports of the web servers and of those that only seem to be some, by name.
    let ports: [Door: Int]
    /// Where the tools have to run; the machine's own network when nil.
    var namespace: NetworkNamespace?

    func http(_ door: Door, _ path: String = "/") -> String { "http://127.0.0.1:\(ports[door] ?? 0)\(path)" }
    func https(_ door: Door, _ path: String = "/") -> String { "https://127.0.0.1:\(ports[door] ?? 0)\(path)" }
}
