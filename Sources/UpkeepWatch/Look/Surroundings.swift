import Checks
package import Diagnosis
import Synchronization
package import UpkeepCore

/// Which parts of our own side a look stands on: what stays on this machine stands on none, what is in its own network
/// not on the uplink.
package final class Surroundings: Sendable {
    /// What every look at something beyond our own network stands on.
    static let uplink = Trait(.uplink, "of this machine")
    /// What every look that leaves this machine stands on. Named so that it sorts behind the uplink, which is likelier
    /// to fail.
    static let link = Trait(.uplink, "to its own network")

    /// Interfaces come and go, and asking the kernel for each look would cost more than some looks.
    private static let freshness = Duration.seconds(10)

    private let read: @Sendable () -> OwnNetwork
    private let known = Mutex<(network: OwnNetwork, at: Timestamp)?>(nil)

    init(_ read: @escaping @Sendable () -> OwnNetwork = { .current }) { self.read = read }

    func traits(of observation: SiteObservation, at now: Timestamp) -> Set<Trait> {
        let visited = observation.visited
        // The usual case of a machine that watches itself needs no list of interfaces.
        if !visited.isEmpty, visited.allSatisfy(\.isLoopback) { return [] }
        let network = network(at: now)
        return Self.traits(of: Set(visited.map(network.way)))
    }

    /// - Parameter ways: how the site's addresses are reached; none when none was found.
    package static func traits(of ways: Set<Way>) -> Set<Trait> {
        if ways.isEmpty || ways.contains(.beyond) || ways.contains(.nowhere) { return [uplink, link] }
        return ways == [.thisMachine] ? [] : [link]
    }

    private func network(at now: Timestamp) -> OwnNetwork {
        known.withLock { known in
            // A clock that went back makes it old, too.
            if let (network, at) = known, now >= at, now - at < Self.freshness { return network }
            let network = read()
            known = (network, now)
            return network
        }
    }
}
