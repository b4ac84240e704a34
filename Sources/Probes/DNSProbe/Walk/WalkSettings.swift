import DNSWire
import UpkeepCore

/// What a walk is told beforehand.
struct WalkSettings: Sendable {
    var port: UInt16
    /// Addresses of name servers known from good times.
    var stored: [DNSName: [IPAddress]]
    /// Families that can be asked.
    var families: Set<IPAddress.Family>
    /// Families whose addresses are looked up.
    var wanted: Set<IPAddress.Family>
    var limits: WalkLimits

    func endpoint(_ address: IPAddress) -> Endpoint { Endpoint(address, port) }

    func isUsable(_ address: IPAddress) -> Bool { families.contains(address.family) }

    /// A and AAAA, as wanted.
    var addressTypes: [DNSRecordType] {
        (wanted.contains(.v4) ? [.a] : []) + (wanted.contains(.v6) ? [.aaaa] : [])
    }
}
