import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// Nothing at all answers: the observer is cut off.
    static func network(_ views: WhyViews) -> WhyCause? {
        let hasRoute = views.hasRoute
        var silent: [String] = []
        if let control = views.seen.control, control.isSeen { silent.append("`\(control.host)`") }
        let dead = views.resolvers.count { $0.brokenWords != nil }
        if dead > 0 { silent.append(dead == 1 ? "the resolver" : "the \(dead) resolvers") }
        if !views.authority.seen.isEmpty || views.delegation.state == .unanswered { silent.append("any name server") }
        let hasAsked = !silent.isEmpty || !views.site.judged.isEmpty
        guard !views.isAnythingHeard, hasAsked || !hasRoute else { return nil }
        let summary =
            hasRoute
            ? "it is your own network: nothing answers from here, \(norList(silent))"
            : "it is your own network: this machine has no route to anywhere"
        return WhyCause(
            code: .hereNetwork, confidence: hasRoute ? grade(silent.count) : .certain, reach: .everyone,
            status: .unknown, check: WhyChecks.here.id, summary: summary,
            scope: "nothing is known about \(views.name) itself",
            remedy: "look at this machine's link, address and gateway (`ip addr`, `ip route`), then look again",
            missing: hasRoute && silent.count < 2 ? "whether anything else can be reached from here" : nil)
    }

    /// Every resolver denies even the root: somebody on the way answers in their place, and what else is heard over port
    /// 53 may be from there, too.
    static func portal(_ views: WhyViews) -> WhyCause? {
        let inventing = views.inventing
        guard !inventing.isEmpty, inventing.count == views.resolvers.count else { return nil }
        // What one resolver alone makes up is its own fault, unless others over port 53 do the same.
        let isRootDenied = views.delegation.state == .gone && views.delegation.parent?.isRoot ?? false
        guard inventing.count > 1 || isRootDenied else { return nil }
        let say = inventing.count == 1 ? "says" : "say"
        return WhyCause(
            code: .hereNetwork, confidence: .certain, reach: .justYou, status: .unknown, check: WhyChecks.here.id,
            summary:
                "it is your own network: \(Phrase.list(inventing.map(\.place))) \(say) that nothing exists, not even the "
                + "root: somebody answers in \(inventing.count == 1 ? "its" : "their") place",
            scope: views.site.working.isEmpty ? "nothing is known about \(views.name) itself" : siteWords(views),
            remedy:
                "see whether this network wants you to sign in first (open any `http://` page in a browser); else its "
                + "operator keeps DNS to itself: ask which resolver it allows")
    }

    /// The web can be reached, and DNS cannot, by anybody: a firewall here.
    static func closedPort(_ views: WhyViews) -> WhyCause? {
        guard views.isWebHeard, !views.isPort53Open, views.alive.isEmpty, !views.resolvers.isEmpty,
            views.resolvers.allSatisfy({ if case .dead = $0.health { true } else { false } })
        else { return nil }
        let beyond =
            views.authority.seen.count + (views.delegation.state == .unanswered ? views.delegation.witnesses : 0)
        guard beyond > 0 else { return nil }
        return WhyCause(
            code: .hereNetwork, confidence: grade(beyond), reach: .justYou, status: .unknown,
            check: WhyChecks.here.id,
            summary:
                "DNS is blocked here: neither your resolvers nor any name server answers on port 53, while the web "
                + "can be reached",
            scope: views.site.working.isEmpty ? nil : "\(views.name) itself answers at its last known address",
            remedy: "let UDP and TCP port 53 out in the firewall here, or use a resolver that this network allows",
            missing: beyond < 2 ? "whether other name servers answer from here" : nil)
    }

    /// The resolvers this machine uses do not work, for any name.
    static func resolver(_ views: WhyViews) -> WhyCause? {
        guard views.seen.vantage.hasResolver else { return noResolver(views) }
        let broken = views.configured.filter { $0.brokenWords != nil }
        guard let first = broken.first, views.isAnythingHeard else { return nil }
        let places = Phrase.list(broken.map(\.place))
        let other = views.alive.first.map(\.place)
        guard broken.count == views.configured.count else {
            let isOne = broken.count == 1
            return WhyCause(
                code: .hereResolver, confidence: grade(broken.map(\.controls).min() ?? 0), reach: .nobody,
                status: .warning, check: WhyChecks.here.id,
                summary: "\(isOne ? "one" : "\(broken.count)") of your \(views.configured.count) resolvers, \(places), "
                    + "\(isOne ? first.brokenWords ?? "" : first.brokenWordsOfMany): look-ups that start there wait",
                remedy: "take it out of `/etc/resolv.conf` until it is repaired")
        }
        let heard = views.isWebHeard || views.isPort53Open
        return WhyCause(
            code: .hereResolver, confidence: grade(broken.map(\.controls).min() ?? 0, contradicted: !heard),
            reach: .justYou, status: .warning, check: WhyChecks.here.id,
            summary: "it is your \(broken.count == 1 ? "resolver" : "resolvers"): \(places) "
                + "\(broken.count == 1 ? first.brokenWords ?? "" : first.brokenWordsOfMany)\(rest(views))",
            scope: "only machines that use \(broken.count == 1 ? "this resolver" : "these resolvers") feel it",
            remedy: (other.map { "use \($0), which answers, in `/etc/resolv.conf`; " } ?? "")
                + (broken.contains { $0.health == .inventing }
                    ? "see whether this network wants you to sign in first (open any `http://` page in a browser)"
                    : "restart the resolver, or have its operator look at it"),
            missing: heard ? nil : "whether other resolvers can be reached from here")
    }

    private static func noResolver(_ views: WhyViews) -> WhyCause {
        WhyCause(
            code: .hereResolver, confidence: .certain, reach: .justYou, status: .warning, check: WhyChecks.here.id,
            summary: "it is this machine: it has no resolver\(rest(views))", scope: "only this machine feels it",
            remedy: "put a `nameserver` line into `/etc/resolv.conf`, or use `--resolver ADDRESS`")
    }

    /// What is well although names cannot be looked up here.
    private static func rest(_ views: WhyViews) -> String {
        if !views.site.working.isEmpty { return "; \(views.name) itself is up" }
        return views.authority.working.isEmpty ? "" : "; the name servers of \(views.name) answer"
    }

    /// A resolver that validates by a wrong clock takes good signatures for bad ones.
    static func clock(_ views: WhyViews) -> WhyCause? {
        guard views.clock.offset != nil else { return nil }
        let fooled = views.configured.filter { $0.failsOnlyHere && $0.answersUnchecked }
        guard let first = fooled.first else { return nil }
        return WhyCause(
            code: .hereResolver, confidence: grade(views.clock.witnesses), reach: .justYou, status: .unknown,
            check: WhyChecks.here.id,
            summary: "it is this machine's clock: it is \(views.clock.words), so \(first.place) takes good signatures "
                + "for bad ones",
            scope: "what hangs on the time, signatures and certificates, cannot be judged from here",
            remedy: "set the clock (`timedatectl set-ntp true`), restart the resolver, then look again",
            missing: views.clock.witnesses < 2 ? "the time as a second server has it" : nil)
    }

    /// A resolver of this machine makes answers up.
    static func liar(_ views: WhyViews) -> WhyCause? {
        guard views.insiders.isEmpty else { return nil }
        for resolver in views.configured where resolver.health == .working {
            let isSaid = resolver.filtering?.isPlain ?? false
            guard let answer = resolver.answer, !answer.addresses.isEmpty, let lie = lie(answer, views, isSaid: isSaid)
            else { continue }
            let honest =
                isSaid
                || views.seen.known != nil
                    && views.alive.contains { other in
                        guard other.place != resolver.place, let answer = other.answer else { return false }
                        return lie.truth.agrees(with: answer)
                    }
            return WhyCause(
                code: .hereResolver, confidence: lie.isPlain || honest ? .certain : .likely, reach: .justYou,
                status: .warning, check: WhyChecks.answers.id,
                summary:
                    "it is your resolver: \(resolver.place) says that \(views.name) is at \(answer.words), its name "
                    + "servers say \(lie.truth.words)",
                scope: "only machines that use this resolver feel it",
                remedy: "look for a filter, a captive portal or an override for this name at \(resolver.place), or use "
                    + "another resolver",
                missing: lie.isPlain || honest ? nil : "what a second resolver says")
        }
        return nil
    }

    /// What the name servers say instead; nil when the answer can be true.
    /// - Parameter isSaid: the resolver says itself that it filters names.
    private static func lie(
        _ answer: NameAnswer, _ views: WhyViews, isSaid: Bool
    ) -> (truth: NameAnswer, isPlain: Bool)? {
        guard views.authority.answers.count == 1, let truth = views.authority.answers.first?.answer else { return nil }
        switch truth.kind {
        case .noName, .noData:
            // Answers from before the record went away are remembered, not made up.
            let isOld = answer.addresses.isSubset(of: views.storedAddresses)
            return isOld || views.seen.known == nil ? nil : (truth, true)
        case .alias, .loop: return nil
        case .addresses:
            guard answer.addresses.isDisjoint(with: truth.addresses),
                answer.addresses.isDisjoint(with: views.storedAddresses),
                // Servers may give each network its nearest address: what serves the site is no lie.
                !answer.addresses.contains(where: { views.site[$0]?.works ?? false })
            else { return nil }
            let isInside = answer.addresses.allSatisfy(\.isPrivate) && !truth.addresses.contains(where: \.isPrivate)
            // Without history an old answer and a false one look alike, unless it was fetched just now.
            let isTold = isSaid || isInside || views.seen.known != nil || answer.isFresh(beside: truth)
            return isTold ? (truth, isInside) : nil
        }
    }

    /// `neither a nor b`, `not even a`.
    static func norList(_ words: [String]) -> String {
        words.count > 1
            ? "neither " + words.joined(separator: " nor ") : "not even \(words.first ?? "this machine's neighbours")"
    }
}

extension ResolverView {
    /// The same of several at once.
    var brokenWordsOfMany: String {
        switch health {
        case .dead("refused"): look.server.port == 53 ? "do not listen on port 53" : "do not listen"
        case .dead("silent"): "answer nothing"
        case .inventing: "say that nothing exists, not even the root"
        case .dead, .failing, .working, .unasked: "work for no name"
        }
    }

    /// How it fails for every name; nil when it does not.
    var brokenWords: String? {
        switch health {
        case .working, .unasked: nil
        case .dead("refused"): "does not listen on port \(look.server.port)"
        case .dead("silent"): "answers nothing"
        case .dead(let what): "gives no answer to anything (\(what))"
        case .failing(let rcode): "fails for every name (\(rcode))"
        case .inventing: "says that nothing exists, not even the root"
        }
    }
}
