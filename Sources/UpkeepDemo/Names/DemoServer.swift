import UpkeepCore

/// The authoritative name servers on the way from the root to the shop, each on an address of its own.
enum DemoServer: Sendable, Hashable, CaseIterable {
    case root
    /// The two that the registry of `test` runs.
    case registry, secondRegistry
    /// The two companies that serve the shop's zone.
    case alpha, beta

    var name: String {
        switch self {
        case .root: "a.root.test"
        case .registry: "a.nic.test"
        case .secondRegistry: "b.nic.test"
        case .alpha: "ns1.alpha.test"
        case .beta: "ns1.beta.test"
        }
    }

    /// In a network apart from the shop's, as nobody's name servers should be in the same; all of 127/8 is this machine.
    var address: IPAddress {
        switch self {
        case .root: IPAddress(v4: 0x7F00_3501)
        case .registry: IPAddress(v4: 0x7F00_3502)
        case .secondRegistry: IPAddress(v4: 0x7F00_3503)
        case .alpha: IPAddress(v4: 0x7F00_360A)
        case .beta: IPAddress(v4: 0x7F00_370A)
        }
    }
}
