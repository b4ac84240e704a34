import Checks
import DNSWire
import UpkeepCore

/// One `why` sorted by who says what: this machine, the parent, the zone's servers, resolvers, the site.
struct WhyViews {
    let seen: WhyObservation
    let clockFace: ClockFace
    let clock: ClockView
    let resolvers: [ResolverView]
    let delegation: DelegationView
    let authority: AuthorityView
    let site: SiteView
    /// Where the name leads beyond its own zone.
    let targets: [TargetView]

    init(_ seen: WhyObservation, clockFace: ClockFace = .utc) {
        self.seen = seen
        self.clockFace = clockFace
        clock = ClockView(seen)
        delegation = DelegationView(seen)
        let authority = AuthorityView(seen)
        self.authority = authority
        targets = seen.targets.map { TargetView($0, seen.vantage) }
        resolvers = seen.resolvers.map {
            ResolverView($0, about: seen.name, ttl: authority.ttl ?? seen.known?.addressTTL)
        }
        site = SiteView(
            seen, truth: authority.addresses, clock: clock, canLookUp: resolvers.contains { $0.answer != nil })
    }

    /// `shop.example`, in backticks.
    var name: String { Phrase.name(seen.name) }

    var configured: [ResolverView] { resolvers.filter { $0.look.origin == .configured } }
    /// Resolvers that work for other names.
    var alive: [ResolverView] { resolvers.filter { $0.health == .working } }

    /// Whether anything beyond this machine's own resolvers was heard on port 53, so that silence there means something.
    var isPort53Open: Bool {
        delegation.isHeard || !authority.working.isEmpty || authority.servers.contains { $0.isHeard }
            || alive.contains { $0.look.origin == .public }
    }

    /// Whether this machine has a way to any of the addresses that were to be asked.
    var hasRoute: Bool {
        let asked =
            resolvers.map(\.look.server.address) + authority.servers.map(\.server.endpoint.address)
            + site.addresses.map(\.address)
        return asked.isEmpty || asked.contains(where: seen.vantage.canReach)
    }

    /// Whether the web can be reached from here.
    var isWebHeard: Bool {
        (seen.control?.isReachable ?? false)
            || site.judged.contains { !$0.isSilent || $0.look.attempt.failure?.kind == .refused }
    }

    /// Whether anybody at all answered anything.
    var isAnythingHeard: Bool {
        isWebHeard || isPort53Open || !alive.isEmpty
            || resolvers.contains { if case .failing = $0.health { true } else { false } }
    }

    /// The longest that a visitor's resolver can still hold a good answer: the TTL on the way to the addresses, seconds.
    var ttl: UInt32? { authority.ttl ?? seen.known?.addressTTL }

    /// Addresses from good times.
    var storedAddresses: Set<IPAddress> { Set(seen.known?.addresses.map(\.address) ?? []) }
}

extension ServerView {
    /// It said something, useful or not.
    var isHeard: Bool {
        switch state {
        case .good, .limping, .lame: true
        case .dead, .unseen: false
        }
    }
}
