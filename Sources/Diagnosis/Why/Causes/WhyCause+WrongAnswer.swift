import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// The servers agree on something that good times know to be wrong.
    static func wrongAnswer(_ views: WhyViews) -> WhyCause? {
        guard let said = Denial(views), !views.isInternal else { return nil }
        let stored = views.storedAddresses
        let before = stored.isEmpty ? Set(views.alive.compactMap(\.answer).flatMap(\.addresses)) : stored
        let prior = before.subtracting(said.answer?.addresses ?? [])
        let alive = prior.filter { views.site[$0]?.works ?? false }
        if let answer = said.answer, answer.kind == .addresses {
            // Another address is a fault only when the site is not there and still is where it was.
            guard !views.storedAddresses.isEmpty, answer.addresses.isDisjoint(with: views.storedAddresses),
                !alive.isEmpty, answer.addresses.allSatisfy({ views.site[$0]?.code != nil })
            else { return nil }
        } else if prior.isEmpty || !views.insiders.isEmpty {
            return said.answer?.kind == .loop ? loop(said, views) : absent(said, views)
        }
        let was = Phrase.list(prior)
        let still = alive.isEmpty ? "" : ", where the site still answers"
        return WhyCause(
            code: .dnsWrongAnswer,
            confidence: grade(said.witnesses, contradicted: alive.isEmpty && !(views.site.judged.isEmpty)),
            reach: .everyone, status: .critical, check: WhyChecks.servers.id,
            summary:
                "\(dnsPrefix(views)) the name servers say that \(views.name) \(said.words); it was at \(was)\(still)",
            scope: scope("everyone whose resolver asks again", siteWords(views)), clock: lossClock(views),
            remedy:
                "put the \(prior.count == 1 ? "record" : "records") back (\(was)) at the DNS provider, and see what changed it: a deployment, an "
                + "automation, a person",
            missing: alive.isEmpty ? missingAddress(views) ?? "whether the record was removed on purpose" : nil)
    }

    /// There is no such name, or no address at it, and nothing shows that it was ever otherwise.
    private static func absent(_ said: Denial, _ views: WhyViews) -> WhyCause {
        let zone = views.authority.zone
        let deniers =
            zone == views.seen.name ? "the zone's own name servers" : "the name servers of \(Phrase.name(zone))"
        // Registries of countries have zones of two labels as well, such as `co.uk`.
        let labels = zone.labels
        let mayBeRegistry = labels.count == 2 && labels[1].count == 2 && views.seen.name.labels.count == 3
        return WhyCause(
            code: .dnsWrongAnswer, confidence: .likely, reach: .everyone, status: .critical,
            check: WhyChecks.servers.id,
            summary: "DNS: \(deniers) say that \(views.name) \(said.words)\(insiders(views))",
            scope: everyone(views),
            remedy: "look for a typing error in the name; if it is right, put its A or AAAA record back into the zone"
                + (mayBeRegistry ? "; if \(Phrase.name(zone)) is a registry, the name has to be registered there" : ""),
            missing: "whether it ever had an address: there is no history of it here (`--state DIR` keeps one)")
    }

    /// Resolvers deny the name, and nobody whose word counts for more could be heard.
    static func denied(_ views: WhyViews) -> WhyCause? {
        guard views.authority.answers.isEmpty, !views.authority.isDown, views.delegation.deniedBy == 0,
            views.delegation.isStanding
        else { return nil }
        let answers = views.alive.compactMap { view in view.answer.map { (view: view, answer: $0) } }
        let deniers = answers.filter(\.answer.leadsNowhere)
        guard let denial = deniers.first else { return nil }
        let missing = "what the zone's own name servers say"
        if let teller = answers.first(where: { !$0.answer.leadsNowhere }) {
            return WhyCause(
                code: .dnsSplit, confidence: .likely, reach: .some, status: .warning, check: WhyChecks.answers.id,
                summary: "resolvers contradict one another about \(views.name): \(denial.view.place) says "
                    + "\(denial.answer.words); \(teller.view.place) says \(teller.answer.words)",
                scope: "visitors behind \(Phrase.list(deniers.map(\.view.place))) do not get there",
                remedy: "look again; if it stays, ask the zone's name servers from another network", missing: missing)
        }
        let what = denial.answer.kind == .noName ? "does not exist" : "has no address"
        let was = views.storedAddresses.isEmpty ? "" : "; it was at \(Phrase.list(views.storedAddresses))"
        return WhyCause(
            code: .dnsWrongAnswer, confidence: .likely, reach: .everyone, status: .critical,
            check: WhyChecks.answers.id,
            summary:
                "\(dnsPrefix(views)) resolvers say that \(views.name) \(what), and its name servers could not be asked "
                + "from here\(was)",
            scope: scope(Phrase.does(deniers.map(\.view.place), "says", "say") + " so", siteWords(views)),
            clock: lossClock(views),
            remedy: "look for a typing error in the name; if it is right, ask its name servers from another network",
            missing: missing)
    }

    /// Wrong by itself, whatever was there before.
    private static func loop(_ said: Denial, _ views: WhyViews) -> WhyCause {
        WhyCause(
            code: .dnsWrongAnswer, confidence: grade(said.witnesses), reach: .everyone, status: .critical,
            check: WhyChecks.servers.id,
            summary: "DNS: the zone's own name servers say that \(views.name) \(said.words)",
            scope: "everyone: such a name has no address",
            remedy:
                "give one of the names on the way (`dig \(Phrase.plain(views.seen.name)) CNAME`) an address, or let it "
                + "lead out of the circle",
            missing: said.witnesses < 2 ? "the answer of a second name server" : nil)
    }
}
