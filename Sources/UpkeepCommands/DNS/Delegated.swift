import Checks
import DNSProbe
import DNSWire
import UpkeepCore

/// A zone's own name servers, as the zone above delegates to them and as the zone names them itself.
struct Delegated {
    /// The walk may take this long.
    private static let patience = Duration.seconds(10)

    let path: DelegationPath

    /// - Throws: ``CopyTrouble`` when `zone` is no zone, or cannot be found.
    init(
        _ zone: DNSName, _ walk: DelegationWalk, deadline: ContinuousClock.Instant
    ) async throws(CopyTrouble) {
        let began = ContinuousClock.now
        path = await walk.walk(to: zone, began: began, deadline: min(deadline, began + Self.patience)).path
        let title = "`\(zone.text(trailingDot: zone.isRoot))`"
        let reached = path.zone.text(trailingDot: path.zone.isRoot)
        switch path.ending {
        case .found where path.zone == zone: break
        case .found:
            throw CopyTrouble(title, "is no zone of its own: it is in the zone `\(reached)`", remedy: "name that zone")
        case .noSuchName:
            throw CopyTrouble(
                title, "is no zone: the servers of `\(reached)` know of no such name",
                remedy: "see how it is spelt, and whether it is registered")
        case .unanswered:
            throw CopyTrouble(
                title, "cannot be found: no server of `\(reached)` gives an answer",
                remedy: "`upkeep why \(zone.text(trailingDot: false))` says whether that is your own network")
        case .loop:
            throw CopyTrouble(title, "cannot be found: delegations lead in a circle at `\(reached)`")
        case .cutShort:
            throw CopyTrouble(title, "could not be found in time: the walk got as far as `\(reached)`")
        }
    }

    /// Its servers' addresses that can be asked from here, each once, by name.
    func servers(hasIPv6Route: Bool) -> [NameServerAddress] {
        var seen: Set<Endpoint> = []
        return path.servers.sorted { ($0.name, $0.endpoint) < ($1.name, $1.endpoint) }.filter {
            (hasIPv6Route || $0.endpoint.address.family == .v4) && seen.insert($0.endpoint).inserted
        }
    }
}
