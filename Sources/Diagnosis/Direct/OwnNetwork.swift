package import UpkeepCore
package import UpkeepNet

/// This machine's interfaces and routes, as the kernel has them.
package struct OwnNetwork: Sendable {
    private let interfaces: [NetworkInterface]
    private let canRoute: @Sendable (IPAddress) -> Bool

    package init(_ interfaces: [NetworkInterface], canRoute: @escaping @Sendable (IPAddress) -> Bool) {
        self.interfaces = interfaces
        self.canRoute = canRoute
    }

    /// As it is now.
    package static var current: OwnNetwork { OwnNetwork(NetworkInterface.all()) { Route.exists(to: $0) } }

    /// Whether there is somebody at the other end of any of its cables.
    package var hasLink: Bool { interfaces.contains { $0.isRunning && !$0.address.isLoopback } }

    package func way(to address: IPAddress) -> Way {
        let isNoAddress = address.bytes.allSatisfy { $0 == 0 }
        // What is sent to no address at all stays on this machine, too.
        if address.isLoopback || isNoAddress || interfaces.contains(where: { $0.address == address }) {
            return .thisMachine
        }
        let near = interfaces.filter { !$0.isPointToPoint && $0.contains(address) }
        if let interface = near.first(where: \.isRunning) ?? near.first { return .neighbour(interface: interface.name) }
        return canRoute(address) ? .beyond : .nowhere
    }
}
