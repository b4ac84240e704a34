import UpkeepCore

extension IPAddress {
    /// The smallest block that the routing table of the Internet takes: /24, or /48 for IPv6.
    var smallestRoutedBlock: String {
        switch family {
        case .v4:
            let kept = (v4Value ?? 0) & 0xFFFF_FF00
            return "\(IPAddress(v4: kept))/24"
        case .v6:
            let kept = Array(bytes.prefix(6)) + [UInt8](repeating: 0, count: 10)
            return "\(IPAddress(bytes: kept)?.description ?? description)/48"
        }
    }
}
