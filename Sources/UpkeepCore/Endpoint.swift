/// One address and port, the only thing a probe ever connects to.
package struct Endpoint: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var address: IPAddress
    package var port: UInt16

    package init(_ address: IPAddress, _ port: UInt16) {
        self.address = address
        self.port = port
    }

    /// Reads `192.0.2.1`, `192.0.2.1:53`, `2001:db8::1` or `[2001:db8::1]:53`; `defaultPort` when none is given.
    package init?(_ text: String, defaultPort: UInt16) {
        if let address = IPAddress(text) {
            self.init(address, defaultPort)
            return
        }
        guard let colon = text.lastIndex(of: ":") else {
            guard text.hasPrefix("["), text.hasSuffix("]"), let address = IPAddress(text.dropFirst().dropLast())
            else { return nil }
            self.init(address, defaultPort)
            return
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            guard text.hasPrefix("["), text.hasSuffix("]"), let address = IPAddress(text.dropFirst().dropLast())
            else { return nil }
            self.init(address, defaultPort)
            return
        }
        guard let address = IPAddress(host), let port = UInt16(text[text.index(after: colon)...]), port > 0
        else { return nil }
        self.init(address, port)
    }

    package var description: String {
        address.family == .v6 ? "[\(address)]:\(port)" : "\(address):\(port)"
    }

    package static func < (a: Endpoint, b: Endpoint) -> Bool { (a.address, a.port) < (b.address, b.port) }
}
