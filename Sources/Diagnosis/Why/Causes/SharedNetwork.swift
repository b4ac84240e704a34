import Checks
import UpkeepCore

/// The network an address is in: its routed prefix when that is known, else the smallest that is routed on its own.
struct SharedNetwork: Hashable, Comparable, CustomStringConvertible {
    let description: String

    init(_ address: IPAddress, _ networks: [IPAddress: NetworkOrigin]) {
        if let origin = networks[address] {
            description = origin.systems.min().map { "AS\($0)" } ?? origin.prefix
        } else {
            description = Self.prefix(address)
        }
    }

    static func < (a: SharedNetwork, b: SharedNetwork) -> Bool { a.description < b.description }

    /// /24 or /48: nothing longer gets through the Internet's filters.
    private static func prefix(_ address: IPAddress) -> String {
        let kept = address.family == .v4 ? 3 : 6
        let bytes = address.bytes.enumerated().map { $0 < kept ? $1 : 0 }
        return "\(IPAddress(bytes: bytes) ?? address)/\(kept * 8)"
    }
}
