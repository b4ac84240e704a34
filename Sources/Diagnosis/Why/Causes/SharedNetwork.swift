import UpkeepCore

/// The smallest network around an address that is routed on its own: nothing longer than /24 or /48 gets through the
/// Internet's filters.
struct SharedNetwork: Hashable, Comparable, CustomStringConvertible {
    let description: String

    init(_ address: IPAddress) {
        let kept = address.family == .v4 ? 3 : 6
        let bytes = address.bytes.enumerated().map { $0 < kept ? $1 : 0 }
        description = "\(IPAddress(bytes: bytes) ?? address)/\(kept * 8)"
    }

    static func < (a: SharedNetwork, b: SharedNetwork) -> Bool { a.description < b.description }
}
