import UpkeepCore

extension WebURL: CustomStringConvertible {
    /// The URL in its normal form: lower-case scheme and host, no default port, no fragment, no userinfo.
    package var text: String { origin + target }

    package var description: String { text }

    /// Scheme, host and port if it is not the scheme's own, e.g. `https://shop.example:8443` (RFC 6454 section 6.2).
    package var origin: String { "\(scheme.rawValue)://\(hostHeader)" }

    /// Whether both have the same ``origin``.
    package func hasOrigin(of other: WebURL) -> Bool {
        scheme == other.scheme && port == other.port && host == other.host
    }

    /// The value of the Host field: IPv6 in brackets, the port unless it is the scheme's own (RFC 9110 section 7.2).
    package var hostHeader: String {
        let host =
            switch host {
            case .address(let address) where address.family == .v6: "[\(address)]"
            default: hostText
            }
        return port == scheme.defaultPort ? host : "\(host):\(port)"
    }

    /// The name or the address alone, without brackets or port.
    package var hostText: String {
        switch host {
        case .name(let name): name
        case .address(let address): address.description
        }
    }

    /// The name to send as SNI: nil for addresses, and without trailing dot (RFC 6066 section 3).
    package var serverName: String? {
        guard case .name(let name) = host else { return nil }
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}
