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

    /// Resolvers that say that nothing exists.
    var inventing: [ResolverView] { resolvers.filter { $0.health == .inventing } }

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
            || resolvers.contains { if case .failing = $0.health { true } else { $0.health == .inventing } }
    }

    /// The longest that a visitor's resolver can still hold a good answer: the TTL on the way to the addresses, seconds.
    var ttl: UInt32? { authority.ttl ?? seen.known?.addressTTL }

    /// Addresses from good times.
    var storedAddresses: Set<IPAddress> { Set(seen.known?.addresses.map(\.address) ?? []) }

    /// This machine's resolvers, when they alone know the name: everybody else is told that it does not exist or has no
    /// address, and nothing shows that it ever was otherwise.
    var insiders: [ResolverView] {
        let tellers = alive.filter { !($0.answer?.addresses ?? []).isEmpty }
        guard isDeniedOutside, !wasPublic, tellers.allSatisfy({ $0.look.origin == .configured }) else { return [] }
        return tellers
    }

    /// An internal name: its insiders send visitors to inside addresses.
    var isInternal: Bool {
        let addresses = insiders.flatMap { $0.answer?.addresses ?? [] }
        return !addresses.isEmpty && addresses.allSatisfy(\.isPrivate)
    }

    private var isDeniedOutside: Bool {
        if delegation.state == .gone { return true }
        let answers = authority.answers
        return answers.isEmpty
            ? delegation.deniedBy > 0
            : answers.allSatisfy { $0.answer.kind == .noName || $0.answer.kind == .noData }
    }

    /// The name's own servers have given it addresses once. What resolvers alone have said of it was seen from inside.
    var wasPublic: Bool {
        guard let known = seen.known else { return false }
        return known.zone != nil || !known.addresses.allSatisfy(\.address.isPrivate)
    }
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
