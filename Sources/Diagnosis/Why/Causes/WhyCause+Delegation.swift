import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// The registry no longer knows the domain, or sends the world to somebody else.
    static func registration(_ views: WhyViews) -> WhyCause? {
        let delegation = views.delegation
        guard let parent = delegation.parent else { return nil }
        let hold = views.seen.registration.flatMap(Self.words)
        let above = parent.isRoot ? "the root servers" : "the servers of \(Phrase.name(parent))"
        switch delegation.state {
        case .gone:
            let domain = Phrase.name(delegation.domain)
            let hasBeen =
                views.seen.known != nil || hold != nil || views.alive.contains { !($0.answer?.addresses ?? []).isEmpty }
            return WhyCause(
                code: .dnsRegistration,
                confidence: hasBeen ? grade(delegation.witnesses) : .likely, reach: .everyone,
                status: .critical, check: WhyChecks.delegation.id,
                summary: hasBeen
                    ? "the domain is gone: \(above) say that \(domain) does not exist\(hold.map { " (\($0))" } ?? "")"
                    : "\(domain) is not registered, or no longer: \(above) say that it does not exist",
                scope: scope("everyone", siteWords(views)), clock: lossClock(views),
                remedy: "renew or restore the domain at the registrar today; when it is back, resolvers forget its "
                    + "absence within the parent's negative TTL",
                missing: hasBeen
                    ? (delegation.witnesses < 2 ? "the answer of a second server of \(Phrase.name(parent))" : nil)
                    : "whether the name is typed right and was ever registered: there is no history of it here")
        case .foreign(let now, let before):
            guard views.site.current.allSatisfy({ !$0.works }) else { return nil }
            return WhyCause(
                code: .dnsRegistration, confidence: hold == nil ? .likely : grade(delegation.witnesses),
                reach: .everyone, status: .critical, check: WhyChecks.delegation.id,
                summary: "the domain points elsewhere: \(above) name \(names(now)), not \(names(before)) as before"
                    + (hold.map { " (\($0))" } ?? ""),
                scope: scope("everyone", siteWords(views)), clock: lossClock(views),
                remedy:
                    "look at the registrar whether the domain has lapsed or somebody changed its name servers; put the "
                    + "old ones back and lock the domain",
                missing: hold == nil ? "whether the change was meant: the registrar's log tells" : nil)
        case .delegated, .unanswered, .unseen: return nil
        }
    }

    /// The servers above the zone are silent, so nobody new finds it.
    static func above(_ views: WhyViews) -> WhyCause? {
        let delegation = views.delegation
        guard delegation.state == .unanswered, delegation.isHeard || !views.alive.isEmpty,
            let parent = delegation.parent,
            !parent.isRoot
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
