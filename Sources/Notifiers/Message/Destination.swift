package import HTTPWire
import UpkeepCore

/// The host and port that a channel connects to.
package struct Destination: Sendable, Hashable, CustomStringConvertible {
    package var host: WebURL.Host
    package var port: UInt16

    package init(_ host: WebURL.Host, _ port: UInt16) {
        self.host = host
        self.port = port
    }

    package init(_ url: WebURL) { self.init(url.host, url.port) }

    /// The name to look up, without a trailing dot; nil for an address.
    package var name: String? {
        guard case .name(let name) = host else { return nil }
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }

    package var description: String {
        switch host {
        case .name(let name): "\(name):\(port)"
        case .address(let address): Endpoint(address, port).description
        }
    }
}
