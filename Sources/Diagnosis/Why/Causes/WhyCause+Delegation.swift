import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// The registry no longer knows the domain, or sends the world to somebody else.
    static func registration(_ views: WhyViews) -> WhyCause? {
        guard let parent = views.delegation.parent else { return nil }
        let above = parent.isRoot ? "the root servers" : "the servers of \(Phrase.name(parent))"
        switch views.delegation.state {
        case .gone where views.isInternal: return nil
        case .gone: return gone(views, parent, above)
        case .foreign(let now, let before):
            return foreign(views, "\(above) name \(names(now)), not \(names(before))", before)
        case .delegated, .unanswered, .unseen: return nil
        }
    }

    /// What the registry says about the domain that explains a change.
    private static func hold(_ views: WhyViews) -> String? { views.seen.registration.flatMap(words) }

    private static func gone(_ views: WhyViews, _ parent: DNSName, _ above: String) -> WhyCause {
        let (domain, hold) = (Phrase.name(views.delegation.domain), hold(views))
        let hasBeen =
            views.wasPublic || hold != nil
            || views.alive.contains { $0.look.origin == .public && !($0.answer?.addresses ?? []).isEmpty }
        let (summary, remedy): (String, String)
        switch (parent.isRoot, hasBeen) {
        case (true, _):
            summary = "there is no top-level domain \(domain): \(above) say so\(insiders(views))"
            remedy =
                "look for a typing error in the name; a name of your own network is known to its own resolver alone"
        case (false, true):
            summary = "the domain is gone: \(above) say that \(domain) does not exist\(hold.map { " (\($0))" } ?? "")"
            remedy =
                "renew or restore the domain at the registrar today; when it is back, resolvers forget its absence within "
                + "the parent's negative TTL"
        case (false, false):
            summary =
                "\(domain) is not registered, or no longer: \(above) say that it does not exist\(insiders(views))"
            remedy = "look for a typing error in the name; if it is right, register or renew the domain at a registrar"
        }
        return WhyCause(
            code: .dnsRegistration, confidence: hasBeen ? grade(views.delegation.witnesses) : .likely, reach: .everyone,
            status: .critical, check: WhyChecks.delegation.id, summary: summary,
            scope: scope(everyone(views), siteWords(views)), clock: lossClock(views), remedy: remedy,
            missing: !hasBeen
                ? "whether the name is typed right and was ever registered: there is no history of it here"
                : views.delegation.witnesses < 2 ? "the answer of a second server of \(Phrase.name(parent))" : nil)
    }

    /// - Parameter what: who names whom.
    private static func foreign(_ views: WhyViews, _ what: String, _ before: Set<DNSName>) -> WhyCause {
        let hold = hold(views)
        let status = hold.map { " (\($0))" } ?? ""
        let missing = hold == nil ? "whether the change was meant: the registrar's log tells" : nil
        let confidence = hold == nil ? .likely : grade(views.delegation.witnesses)
        guard views.site.current.contains(where: \.works) else {
            return WhyCause(
                code: .dnsRegistration, confidence: confidence, reach: .everyone, status: .critical,
                check: WhyChecks.delegation.id, summary: "the domain points elsewhere: \(what) as before\(status)",
                scope: scope("everyone", siteWords(views)), clock: lossClock(views),
                remedy:
                    "look at the registrar whether the domain has lapsed or somebody changed its name servers; put the "
                    + "old ones back and lock the domain",
                missing: missing)
        }
        // Whoever has taken a domain can hand visitors on to the real site, and answer its mail.
        let last = views.clockFace.text(lastServed(views), now: views.clock.now)
        return WhyCause(
            code: .dnsRegistration, confidence: confidence, reach: .nobody, status: .warning,
            check: WhyChecks.delegation.id,
            summary: "\(views.name) works, but its name servers are not those of \(last): \(what)\(status)",
            scope: scope("whoever runs the new ones decides where visitors and mail go", siteWords(views)),
            remedy: "if you have moved to another DNS provider, say so: `upkeep why "
                + "\(Phrase.plain(views.seen.name)) --accept`; else look at the registrar who changed them, put the old ones "
                + "back and lock the domain",
            missing: missing)
    }

    /// When the name servers from good times last spoke for the zone.
    private static func lastServed(_ views: WhyViews) -> Timestamp {
        guard let known = views.seen.known else { return views.clock.now }
        let places = known.nameservers.flatMap { server in
            server.addresses.map { Endpoint($0, server.port).description }
        }
        return places.compactMap { known.answered?[$0] }.max() ?? known.at
    }

    /// The servers above the zone are silent, so nobody new finds it.
    static func above(_ views: WhyViews) -> WhyCause? {
        let delegation = views.delegation
        guard delegation.state == .unanswered, delegation.isHeard || !views.alive.isEmpty,
            let parent = delegation.parent,
            !parent.isRoot,
            // Resolvers that deny the name have heard from there.
            !views.alive.contains(where: { $0.answer?.leadsNowhere ?? false })
        else { return nil }
        let isFelt = views.alive.isEmpty || views.alive.contains(where: \.failsOnlyHere)
        return WhyCause(
            code: .dnsProviderDown, confidence: grade(delegation.witnesses, contradicted: !isFelt),
            reach: isFelt ? .everyone : .nobody, status: isFelt ? .critical : .warning,
            check: WhyChecks.delegation.id,
            summary: isFelt
                ? "\(dnsPrefix(views)) the servers of \(Phrase.name(parent)), above your zone, do not answer"
                : "\(views.name) works, but the servers of \(Phrase.name(parent)), above your zone, do not answer here",
            scope: scope("every name below \(Phrase.name(parent))", siteWords(views)),
            clock: isFelt ? lossClock(views) : nil,
            remedy: "nothing on your side helps but waiting: see what the operator of \(Phrase.name(parent)) says",
            missing: isFelt ? nil : "a look at the servers of \(Phrase.name(parent)) from another network")
    }

    private static func names(_ names: Set<DNSName>) -> String {
        Phrase.list(names.map(Phrase.plain).sorted(), most: 3)
    }

    /// What the registry says that explains a vanished domain.
    private static func words(_ registration: RegistrationObservation) -> String? {
        let telling = registration.statuses.filter { status in
            let folded = status.lowercased().filter { $0 != " " }
            return ["clienthold", "serverhold", "redemptionperiod", "pendingdelete"].contains(folded)
        }
        return telling.isEmpty ? nil : "registry status: \(telling.sorted().joined(separator: ", "))"
    }
}
