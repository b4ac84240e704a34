import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// A chain of signatures that does not hold.
    static func signatures(_ views: WhyViews) -> WhyCause? {
        let link = views.seen.chain.brokenLink
        let failing = views.alive.filter { $0.failsOnlyHere && $0.answersUnchecked }
        // With the zone's servers dead a resolver may have the answer left and not the keys to check it with.
        guard link != nil || !failing.isEmpty && !views.authority.isDown else { return nil }
        if views.clock.offset != nil {
            // By the time that web servers tell, the signature is good; or the resolver shares the wrong clock.
            if let validity = link?.validity, validity.contains(views.clock.now) { return nil }
            if link == nil { return nil }
        }
        let approving = views.alive.filter(\.isAuthenticated)
        if let link, link.validity != nil, failing.isEmpty, let witness = approving.first {
            return WhyCause(
                code: .dnsDNSSEC, confidence: .cannotTell, reach: .nobody, status: .unknown,
                check: WhyChecks.signatures.id,
                summary:
                    "by your clock \(link.sentence), but \(witness.place) has checked the signatures and finds them good",
                remedy: "see whether this machine's clock is right (`timedatectl`), then look again",
                missing: "whether this machine's clock is right")
        }
        if let link, !link.servers.isEmpty, failing.isEmpty { return partlySigned(link, views) }
        let sharesClock = views.seen.vantage.resolversAreLocal && link?.validity != nil && views.clock.witnesses == 0
        let observations = (link == nil ? 0 : 1) + (sharesClock ? 0 : failing.count)
        let why = link.map(sentence) ?? reason(failing)
        let isEveryone = !failing.isEmpty && failing.count == views.alive.count
        return WhyCause(
            code: .dnsDNSSEC, confidence: grade(observations, contradicted: !approving.isEmpty),
            reach: isEveryone ? .everyone : .some, status: .critical, check: WhyChecks.signatures.id,
            summary: "\(dnsPrefix(views)) the signatures of \(views.name) are broken (DNSSEC): \(why)",
            scope: scope(
                "visitors whose resolver checks signatures get no answer"
                    + (failing.isEmpty ? "" : " (\(Phrase.list(failing.map(\.place))) here)"), siteWords(views)),
            clock: lossClock(views),
            remedy: link?.remedy
                ?? "sign the zone again, or correct the DS at the registrar; do not switch signing off before "
                + "the DS is gone and its TTL has passed",
            missing: observations >= 2 && approving.isEmpty
                ? nil
                : sharesClock
                    ? "whether this machine's clock is right"
                    : link == nil
                        ? "which signature is broken: the chain could not be followed from here"
                        : approving.isEmpty
                            ? "what a resolver that checks signatures says"
                            : "why \(approving[0].place) still finds them good")
    }

    /// Some of the servers alone break the chain, and resolvers get around them.
    private static func partlySigned(_ link: BrokenLink, _ views: WhyViews) -> WhyCause {
        let hangsOnClock = link.validity != nil
        return WhyCause(
            code: .dnsDNSSEC, confidence: hangsOnClock ? .likely : .certain, reach: .nobody, status: .warning,
            check: WhyChecks.signatures.id,
            summary: "\(views.site.isDown ? "DNS:" : "\(views.name) works, but") signatures are broken (DNSSEC) at "
                + "\(Phrase.list(link.servers)) alone: \(link.sentence)",
            scope: "resolvers that check signatures get around it, for as long as another server answers them",
            remedy: "give \(Phrase.list(link.servers)) the signed zone that the others serve, or take "
                + "\(link.servers.count == 1 ? "it" : "them") out of the delegation until then",
            missing: hangsOnClock ? "whether this machine's clock is right" : nil)
    }

    /// What is wrong, and where when that is not everywhere.
    static func sentence(_ link: BrokenLink) -> String {
        link.servers.isEmpty ? link.sentence : "at \(Phrase.list(link.servers)) \(link.sentence)"
    }

    /// Resolvers still hold what was true before.
    static func propagation(_ views: WhyViews) -> WhyCause? {
        guard views.authority.answers.count == 1, let truth = views.authority.answers.first?.answer,
            truth.kind == .addresses, !views.authority.isDown, views.delegation.isStanding
        else { return nil }
        let filters = Set(filters(views).map(\.look.server))
        let late = views.alive.filter { resolver in
            if filters.contains(resolver.look.server) || resolver.filtering?.isPlain ?? false { return false }
            guard let answer = resolver.answer else { return false }
            switch answer.kind {
            case .addresses:
                return answer.addresses.isDisjoint(with: truth.addresses) && isOld(answer, truth, views)
            case .noData, .noName: return true
            case .alias, .loop: return false
            }
        }
        guard let first = late.first, let answer = first.answer else { return remembered(views) }
        let left = late.compactMap { $0.answer?.ttl }.max()
        let until = left.map { views.clockFace.text(views.clock.now + .seconds(Int64($0)), now: views.clock.now) }
        let old = Set(late.flatMap { $0.answer?.addresses ?? [] })
        let isNew = old.isEmpty
        let newWorks = truth.addresses.contains { views.site[$0]?.works ?? false }
        guard newWorks || isNew else { return nil }
        // While the site still answers at the old place too, nobody feels the move.
        if !isNew, old.allSatisfy({ views.site[$0]?.works ?? false }) { return nil }
        let places = Phrase.list(late.map(\.place))
        let knowsDead = old.contains { views.site[$0]?.code != nil } || isNew
        return WhyCause(
            code: .dnsPropagation, confidence: grade((views.seen.known == nil ? 0 : 1) + (knowsDead ? 1 : 0)),
            reach: .some, status: .warning, check: WhyChecks.answers.id,
            summary: isNew
                ? "wait: some resolvers still remember that \(views.name) \(answer.kind == .noName ? "did not exist" : "had no address")"
                : "the site has moved, and some resolvers still send visitors to \(Phrase.list(old)), where it no longer answers",
            scope:
                "visitors behind \(places) and resolvers like \(late.count == 1 ? "it" : "them"); the name servers say \(truth.words)",
            clock: until.map { "the last of the resolvers asked lets go by \($0)" },
            remedy: "keep the old address working until then if you can; lower the TTL before the next move",
            missing: views.seen.known == nil ? "what the name was before: there is no history of it here" : nil)
    }

    /// A failure that is over lives on in caches (RFC 9520: for five minutes at most).
    private static func remembered(_ views: WhyViews) -> WhyCause? {
        let late = views.alive.filter { $0.failsOnlyHere && $0.isRemembered && !$0.answersUnchecked }
        guard !late.isEmpty, views.authority.broken.isEmpty else { return nil }
        let until = views.clockFace.text(views.clock.now + .seconds(300), now: views.clock.now)
        return WhyCause(
            code: .dnsPropagation, confidence: .likely, reach: .some, status: .warning, check: WhyChecks.answers.id,
            summary:
                "it is over: the name servers of \(views.name) answer, but some resolvers still remember a failure",
            scope: "visitors behind \(Phrase.list(late.map(\.place)))",
            clock: "resolvers forget it by \(until) at the latest",
            remedy: "wait five minutes and look again",
            missing: "whether the resolver asks again: look once more in five minutes")
    }

    /// Resolvers fail although nothing that was seen explains it.
    static func unexplained(_ views: WhyViews) -> WhyCause? {
        let filters = Set(filters(views).map(\.look.server))
        let failing = views.alive.filter {
            $0.failsOnlyHere && !$0.answersUnchecked && !filters.contains($0.look.server)
        }
        guard let first = failing.first else { return nil }
        let places = Phrase.list(failing.map(\.place))
        let others = views.alive.filter { $0.answer != nil }
        let alias = views.authority.answers.first.flatMap { $0.answer.kind == .alias ? $0.answer.alias : nil }
        if let alias, others.isEmpty {
            return WhyCause(
                code: .dnsProviderDown, confidence: .likely, reach: .everyone, status: .critical,
                check: WhyChecks.answers.id,
                summary:
                    "\(dnsPrefix(views)) \(views.name) leads to \(Phrase.name(alias)), and that name cannot be looked up",
                scope: "\(places): \(first.words)", clock: lossClock(views),
                remedy: "run `upkeep why \(Phrase.plain(alias))`, and tell whoever runs it",
                missing: "what the name servers of \(Phrase.name(alias)) say")
        }
        if !others.isEmpty {
            let fails = Phrase.does(failing.map(\.place), "fails", "fail")
            let isYours = failing.contains { $0.look.origin == .configured }
            return WhyCause(
                code: isYours ? .hereResolver : .dnsDegraded, confidence: .likely, reach: isYours ? .justYou : .some,
                status: .warning, check: WhyChecks.answers.id,
                summary: isYours
                    ? "it is your \(failing.count == 1 ? "resolver" : "resolvers"): \(fails) for \(views.name) (\(first.words)), while others "
                        + "look it up"
                    : "\(fails) for \(views.name) (\(first.words)), while other resolvers look it up",
                scope: "\(Phrase.does(others.map(\.place), "says", "say")) \(others[0].words)",
                remedy: "flush the cache of \(places) and see whether it can reach the zone's name servers",
                missing: "what \(places) gets from the name servers")
        }
        let isAuthoritySeen = !views.authority.working.isEmpty
        return WhyCause(
            code: isAuthoritySeen ? .dnsDegraded : .dnsProviderDown,
            confidence: isAuthoritySeen ? .likely : .cannotTell, reach: .everyone,
            status: isAuthoritySeen ? .critical : .unknown, check: WhyChecks.answers.id,
            summary: isAuthoritySeen
                ? "DNS: resolvers cannot look up \(views.name) (\(first.words)), although its name servers answer here"
                : "DNS: resolvers cannot look up \(views.name) (\(first.words)), and its name servers could not be asked from here",
            scope: places, clock: lossClock(views),
            remedy:
                "look at the name servers from another network: \(isAuthoritySeen ? "some may not reach them" : "see whether they answer")",
            missing: isAuthoritySeen
                ? "whether the name servers answer in other networks" : "what the zone's own name servers say")
    }

    /// With history the old addresses are known; without it any other address may be one, unless it is inside a network.
    private static func isOld(_ answer: NameAnswer, _ truth: NameAnswer, _ views: WhyViews) -> Bool {
        guard views.seen.known == nil else { return answer.addresses.isSubset(of: views.storedAddresses) }
        if answer.isFresh(beside: truth) { return false }
        return !answer.addresses.contains(where: \.isPrivate) || truth.addresses.contains(where: \.isPrivate)
    }

    /// What resolvers say themselves about signatures (RFC 8914 section 4).
    private static func reason(_ failing: [ResolverView]) -> String {
        let codes = failing.reduce(into: Set<UInt16>()) { $0.formUnion($1.extendedErrors) }
        let places = failing.map(\.place)
        let say = places.count == 1 ? "says \(places[0])" : "say \(Phrase.list(places))"
        return if codes.contains(7) {
            "they have expired, \(say)"
        } else if codes.contains(8) {
            "they are not valid yet, \(say)"
        } else if codes.contains(9) {
            "no key of the zone belongs to the DS at its parent, \(say)"
        } else if codes.contains(10) {
            "they are missing, \(say)"
        } else {
            Phrase.does(places, "answers", "answer") + " only when told not to check them"
        }
    }
}
