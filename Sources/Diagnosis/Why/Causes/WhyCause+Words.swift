import Checks
import DNSWire
import UpkeepCore

/// What several causes say in the same words.
extension WhyCause {
    /// `DNS, not your site:` once the site has shown that it is alive.
    static func dnsPrefix(_ views: WhyViews) -> String { views.site.working.isEmpty ? "DNS:" : "DNS, not your site:" }

    /// Parts of a scope; those that there are.
    static func scope(_ parts: String?...) -> String { parts.compactMap { $0 }.joined(separator: "; ") }

    /// The rest of a sentence that says that nobody knows the name: but for these, as far as there are such.
    static func insiders(_ views: WhyViews) -> String {
        let tellers = views.insiders
        guard !tellers.isEmpty else { return "" }
        let addresses = Set(tellers.flatMap { $0.answer?.addresses ?? [] })
        return
            "; only \(Phrase.does(tellers.map(\.place), "says", "say")) that it is at \(Phrase.list(addresses)): an old "
            + "answer, or an internal name"
    }

    /// Whom it strikes that a name is not there.
    static func everyone(_ views: WhyViews) -> String {
        let places = Phrase.list(views.insiders.map(\.place))
        return places.isEmpty ? "everyone" : "everyone but those who ask \(places)"
    }

    /// Whether the site is alive, and how that is known; nil when it is dead, which has its own line.
    static func siteWords(_ views: WhyViews) -> String? {
        if let address = views.site.working.first {
            let known = address.look.sources == [.stored] ? " (last known address)" : ""
            return "your site answers at \(address.address)\(known): \(address.words)"
        }
        return views.site.isDown ? nil : "whether your site is up is not known: no address of it could be asked"
    }

    /// The fact that is missing when no address of the site is known.
    static func missingAddress(_ views: WhyViews) -> String? {
        guard views.site.judged.isEmpty else { return nil }
        return views.seen.known == nil
            ? "whether the site itself is up: there is no history of its addresses here (`--state DIR` keeps one)"
            : "whether the site itself is up: its last known addresses could not be asked from here"
    }

    /// Until when answers that resolvers already hold keep visitors coming.
    static func lossClock(_ views: WhyViews) -> String? {
        // What good times knew is what caches hold; what is answered now may be the fault itself.
        guard let ttl = views.seen.known?.addressTTL ?? views.authority.ttl else { return nil }
        let until = views.clockFace.text(views.clock.now + .seconds(Int64(ttl)), now: views.clock.now)
        let stale = views.resolvers.contains(where: \.isStale)
        return "visitors with cached answers lose you by \(until) (TTL \(Phrase.seconds(ttl)))"
            + (stale ? "; some resolvers hand out old answers for a while longer" : "")
    }

    /// When servers that say nothing now were last heard from here; nil when nobody kept that.
    static func lastHeard(_ servers: [ServerView], _ views: WhyViews) -> String? {
        let dead = servers.filter { if case .dead = $0.state { true } else { false } }
        let times = dead.compactMap { views.seen.known?.answered?[$0.server.endpoint.description] }
        guard let last = times.max() else { return nil }
        let who = times.count == servers.count && dead.count == servers.count ? "they" : AuthorityView.names(dead)
        return "\(who) last answered here at \(views.clockFace.text(last, now: views.clock.now))"
    }

    /// How long a new set of name servers takes to reach everyone.
    static func switchWords(_ views: WhyViews) -> String {
        let referral = views.seen.path?.steps.last?.referrals.compactMap(\.ttl).max()
        guard let ttl = referral ?? views.seen.known?.parentTTL else { return "" }
        return "; resolvers may hold the old set up to \(Phrase.seconds(ttl))"
    }
}
