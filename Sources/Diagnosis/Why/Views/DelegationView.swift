import Checks
import DNSWire
import UpkeepCore

/// What the servers above the zone say about it.
struct DelegationView {
    enum State: Hashable {
        /// The parent points to these.
        case delegated(Set<DNSName>)
        /// The parent's servers say that the domain does not exist.
        case gone
        /// The parent points to servers that good times know none of.
        case foreign(now: Set<DNSName>, before: Set<DNSName>)
        /// Servers above the zone do not answer.
        case unanswered
        /// Nobody walked, or not far enough.
        case unseen(String)
    }

    let state: State
    /// The zone whose servers say so.
    let parent: DNSName?
    /// The domain just below `parent`, on the way to the name.
    let domain: DNSName
    /// How many servers of the parent say so.
    let witnesses: Int
    /// How many of the zone's own servers said during the walk that there is no such name.
    let deniedBy: Int
    /// Whether some server on the public way down answered: port 53 is open from here.
    let isHeard: Bool

    /// Nothing that was seen of it says that the world is sent elsewhere.
    var isStanding: Bool {
        switch state {
        case .gone, .foreign: false
        case .delegated, .unanswered, .unseen: true
        }
    }

    init(_ seen: WhyObservation) {
        let path = seen.path
        let isOwn = path.map { Self.isWithinOwnZone($0, seen.known) } ?? false
        // A name that its own zone denies was delegated all the same, by the step before.
        let step = isOwn ? path?.steps.dropLast().last : path?.steps.last
        deniedBy = isOwn ? path?.steps.last?.referrals.count { $0.kind == .noSuchName } ?? 0 : 0
        parent = step?.zone
        domain = step.map { Self.child(of: $0.zone, towards: seen.name) } ?? seen.name
        isHeard = path?.steps.contains { $0.referrals.contains { $0.reply.message != nil } } ?? false
        guard let path, let step else {
            (state, witnesses) = (.unseen("the delegation was not looked at"), 0)
            return
        }
        switch path.ending {
        case _ where isOwn, .found:
            let delegations = step.referrals.filter {
                if case .delegation(let zone) = $0.kind { zone == path.zone } else { false }
            }
            let now = Set(delegations.flatMap(\.nameservers)).union(delegations.isEmpty ? path.servers.map(\.name) : [])
            let before = Set((seen.known?.nameservers ?? []).compactMap { try? DNSName($0.name) })
            witnesses = delegations.reduce(0) { $0 + $1.reply.sends }
            let isForeign = !before.isEmpty && !now.isEmpty && before.isDisjoint(with: now)
            state = isForeign ? .foreign(now: now, before: before) : .delegated(now)
        case .noSuchName:
            (state, witnesses) = (.gone, step.referrals.count { $0.kind == .noSuchName })
        case .unanswered where step.referrals.allSatisfy(\.reply.isCancelled):
            (state, witnesses) = (.unseen("the time was up before the delegation was read"), 0)
        case .unanswered:
            (state, witnesses) = (.unanswered, step.referrals.reduce(0) { $0 + $1.reply.sends })
        case .loop: (state, witnesses) = (.unseen("the delegation goes in circles"), 0)
        case .cutShort: (state, witnesses) = (.unseen("the time was up before the delegation was read"), 0)
        }
    }

    /// Whether it is the name's own zone that says there is no such name, and not the registry: then the record is gone,
    /// not the domain. Without history a zone that domains are registered in, such as `com` and `co.uk`, is a registry's.
    static func isWithinOwnZone(_ path: DelegationPath, _ known: KnownGood?) -> Bool {
        guard path.ending == .noSuchName else { return false }
        return known?.zone.flatMap { try? DNSName($0) }.map { path.zone.isWithin($0) } ?? !path.isDeniedByRegistry
    }

    private static func child(of zone: DNSName, towards name: DNSName) -> DNSName {
        var child = name
        while let parent = child.parent, child.labels.count > zone.labels.count + 1 { child = parent }
        return child
    }
}

extension DelegationPath {
    /// The zone that says there is no such name is one that domains are registered in.
    var isDeniedByRegistry: Bool {
        ending == .noSuchName && RegistrableDomain(of: name).name.labels.count > zone.labels.count
    }
}
