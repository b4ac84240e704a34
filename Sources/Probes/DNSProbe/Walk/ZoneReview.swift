import Checks
import DNSWire
import UpkeepCore

/// The look at the last zone from both sides: what all of the parent's servers say, and all of its own.
struct ZoneReview {
    let zone: DNSName
    /// The probes whose servers are all asked: the parent's, and the zone's own when it denies the name.
    var parents: [Int]
    /// Whether the zone's own servers are asked; a top-level domain that denies the name is not what is looked at.
    var isWanted = true
    /// Whether what is still under way is no longer waited for, unless nothing goes without it.
    var isImpatient = false
    var isWatched = false
    var asked: Set<Endpoint> = []
    /// Servers that speak for the zone, in the order they answered.
    var good: [NameServerAddress] = []
    /// Questions for addresses of name servers in the zone, and whom they were put to.
    var hosts: [DNSQuestion: [Endpoint]] = [:]
    var answeredHosts: Set<DNSQuestion> = []

    init(zone: DNSName, parents: [Int]) {
        self.zone = zone
        self.parents = parents
    }

    /// Whether nothing is missing that can still come.
    func isComplete(_ state: WalkState) -> Bool {
        let isWaiting = state.isWaiting { purpose in
            guard !isImpatient, state.settings.limits.reviews else { return false }
            return switch purpose {
            case .cut(let probe, _): parents.contains(probe)
            case .ds, .apex, .host: true
            case .address: false
            }
        }
        let needed = targets(state).filter { name in
            !isImpatient || state.zones[zone]?.addresses(of: name).isEmpty ?? true
        }
        return !isWaiting && needed.allSatisfy { state.errands[$0]?.isDone ?? true }
    }

    /// Name servers outside the zone, whose addresses others know.
    func targets(_ state: WalkState) -> [DNSName] {
        guard isWanted, let known = state.zones[zone] else { return [] }
        let limits = state.settings.limits
        return Array(
            known.nameservers.filter { !$0.isWithin(zone) && (limits.reviews || known.addresses(of: $0).isEmpty) }
                .prefix(limits.targets))
    }
}
