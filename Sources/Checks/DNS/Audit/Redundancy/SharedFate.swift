package import DNSWire
package import UpkeepCore

/// Something that several name server addresses have in common, and lose together.
package enum SharedFate: Sendable, Hashable {
    case `operator`(String)
    case system(UInt32)
    case prefix(String)
    case server(DNSName)
    case family(IPAddress.Family)
    case transport(DNSTransport)

    /// To follow "without".
    package var words: String {
        switch self {
        case .operator(let name): "the operator `\(name)`"
        case .system(let number): "the network AS\(number)"
        case .prefix(let prefix): "the prefix \(prefix)"
        case .server(let name): "`\(name.text(trailingDot: false, lowercased: true))`"
        case .family(let family): family == .v4 ? "IPv4" : "IPv6"
        case .transport(let transport): transport.rawValue.uppercased()
        }
    }
}
