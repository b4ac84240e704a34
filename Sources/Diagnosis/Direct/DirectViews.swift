import Checks
import DNSWire
import HTTPWire
import UpkeepCore

/// What was seen of a site without name servers, sorted by who was heard and how far away they are.
struct DirectViews {
    enum State: Hashable {
        case works
        case fails(Verdict.Code)
        /// Nothing is known about the site; why.
        case unseen(String)
    }

    let seen: DirectObservation
    let clock: ClockView
    let resolvers: [ResolverView]
    /// What alarms most about the site, or the good answer.
    let headline: Finding
    let state: State

    init(_ seen: DirectObservation) {
        self.seen = seen
        var attempts = seen.control?.attempts ?? []
        if case .http(_, _, let own) = seen.seen.sight { attempts += own }
        clock = ClockView(seen.isTimeGiven ? [] : attempts, startedAt: seen.seen.started)
        resolvers = seen.resolvers.map { ResolverView($0, about: nil, ttl: nil) }
        let findings = SiteJudge.judge(seen.seen, of: seen.site, now: clock.now)
        // INVARIANT: a look at a site has a finding at least.
        headline = findings[0]
        state = Self.state(headline, seen, canLookUp: resolvers.contains { $0.health == .working }, clock)
    }

    /// The site as a person knows it, in backticks.
    var name: String { "`\(text)`" }

    var text: String { if case .http(let plan) = seen.site.plan { plan.url.text } else { seen.site.name } }

    /// How the site is reached: of several addresses by what has the least between here and there.
    var way: Way {
        let ways = seen.seen.visited.map(way)
        if ways.contains(.thisMachine) { return .thisMachine }
        return ways.first { if case .neighbour = $0 { true } else { false } }
            ?? (ways.isEmpty || ways.contains(.beyond) ? .beyond : .nowhere)
    }

    func way(to address: IPAddress) -> Way { seen.ways[address] ?? .beyond }

    /// Whether anybody was heard who is reached through the uplink.
    var isUplinkHeard: Bool { isHeard { $0 == .beyond } }

    /// Whether anybody but this machine itself was heard.
    var isNetworkHeard: Bool { isHeard { $0 != .thisMachine } }

    /// Who else was asked, and could have been heard: what to call them.
    var silent: [String] {
        var silent: [String] = []
        if let control = seen.control, control.isSeen, !control.isReachable, !isHere(control) {
            silent.append("`\(control.host)`")
        }
        let dead = resolvers.count {
            $0.health != .unasked && !$0.isHeard && way(to: $0.look.server.address) != .thisMachine
        }
        if dead > 0 { silent.append(dead == 1 ? "the resolver" : "the \(dead) resolvers") }
        return silent
    }

    /// Resolvers that may answer from memory while nobody beyond them can be reached.
    var rememberers: [ResolverView] {
        resolvers.filter { $0.health == .working && way(to: $0.look.server.address) != .beyond }
    }

    /// Resolvers in this machine's own network that are heard.
    var neighbours: [ResolverView] {
        resolvers.filter { resolver in
            guard case .neighbour = way(to: resolver.look.server.address) else { return false }
            return resolver.isHeard
        }
    }

    private func isHeard(_ isFar: (Way) -> Bool) -> Bool {
        // Who makes everything up may stand in the way.
        let resolver = resolvers.contains {
            $0.isHeard && $0.health != .inventing && isFar(way(to: $0.look.server.address))
        }
        let control = seen.control?.attempts.contains { $0.isHeard && isFar(way(to: $0.address)) } ?? false
        return resolver || control
    }

    private func isHere(_ control: ControlLook) -> Bool {
        control.attempts.allSatisfy { way(to: $0.address) == .thisMachine }
    }

    private static func state(
        _ headline: Finding, _ seen: DirectObservation, canLookUp: Bool, _ clock: ClockView
    ) -> State {
        if headline.check.family == "dns" {
            // It answered, and sends visitors on to a name that cannot be looked up here.
            if seen.seen.isAnswered, !canLookUp, case .http = seen.site.plan { return .works }
            if headline.status.gravity >= Status.unknown.gravity, !seen.seen.isAnswered {
                return .unseen(headline.summary)
            }
            if case .record = seen.site.plan, headline.status == .critical { return .unseen(headline.summary) }
        }
        if clock.offset != nil, headline.check.family == "tls" {
            return .unseen("its certificate cannot be judged by a wrong clock")
        }
        if seen.isRushed, !seen.seen.isHeard { return .unseen("too little time was left for an answer") }
        return switch headline.status {
        case .ok, .warning: .works
        case .unknown: .unseen(headline.summary)
        case .critical: .fails(Verdict.Code(failed: headline.check))
        }
    }
}

extension ResolverView {
    /// Something came back from its address, useful or not.
    fileprivate var isHeard: Bool {
        look.replies.contains { reply in
            switch reply.outcome {
            case .answered, .refused, .malformed, .closed: true
            case .silent, .unreachable, .mismatched, .untrusted, .cancelled: false
            }
        }
    }
}
