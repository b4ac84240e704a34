import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// No name server of the zone speaks for it.
    static func provider(_ views: WhyViews) -> WhyCause? {
        let authority = views.authority
        guard authority.isDown, views.isAnythingHeard else { return nil }
        switch views.delegation.state {
        case .gone, .foreign: return nil
        case .delegated, .unanswered, .unseen: break
        }
        // With port 53 shut in front of this machine their silence says nothing, unless resolvers fail as well.
        let isHeard = views.isPort53Open
        guard isHeard || views.alive.contains(where: \.failsOnlyHere) else { return nil }
        let isFresh = views.alive.contains { resolver in
            guard !resolver.isStale, let ttl = resolver.answer?.ttl, let full = views.seen.known?.addressTTL
            else { return false }
            return ttl >= full
        }
        let observations = isHeard ? authority.seen.map(\.observations).min() ?? 0 : 1
        if let network = unreachable(views) { return network }
        // That DNS is down is certain; whether it is DNS alone is not, as long as nobody could ask the site.
        let confidence = grade(observations, contradicted: isFresh || views.site.judged.isEmpty)
        let what = authority.isLame ? "knows it any more" : "answers"
        let site = views.site.isDown ? ", and the site does not work either" : ""
        return WhyCause(
            code: .dnsProviderDown, confidence: confidence, reach: isFresh ? .some : .everyone, status: .critical,
            check: WhyChecks.servers.id,
            summary: "\(dnsPrefix(views)) no name server of \(views.name) \(what)\(site)",
            scope: scope(faults(authority.seen), lastHeard(authority.seen, views), siteWords(views)),
            clock: lossClock(views),
            remedy: authority.isLame
                ? "load the zone at \(AuthorityView.names(authority.seen)), or name servers that have it at the registrar"
                    + switchWords(views)
                : "call the operator of \(AuthorityView.names(authority.seen)), or add name servers of a second provider at "
                    + "the registrar\(switchWords(views))",
            missing: isFresh
                ? "a look at the name servers from another network: a resolver has a fresh answer"
                : !isHeard ? "whether port 53 is open from here" : missingAddress(views))
    }

    /// Name servers and site are silent in the same networks: not DNS, the network they hang on.
    private static func unreachable(_ views: WhyViews) -> WhyCause? {
        let silent = views.authority.seen.filter { if case .dead = $0.state { true } else { false } }
        let dead = views.site.judged
        guard silent.count == views.authority.seen.count, !dead.isEmpty,
            dead.allSatisfy({ $0.isSilent && $0.look.attempt.failure?.kind != .refused })
        else { return nil }
        let theirs = Set(silent.map { SharedNetwork($0.server.endpoint.address) })
        let ours = Set(dead.map { SharedNetwork($0.address) })
        guard ours.isSubset(of: theirs), let shared = ours.min() else { return nil }
        let observations = min(silent.map(\.observations).min() ?? 0, silent.count + dead.count)
        return WhyCause(
            code: .networkUnreachable,
            confidence: grade(observations, contradicted: !(views.seen.control?.isReachable ?? true)), reach: .everyone,
            status: .critical, check: WhyChecks.servers.id,
            summary: "a whole network is unreachable: the name servers of \(views.name) and the site itself are in "
                + "\(shared), and nothing there answers",
            scope: scope(faults(silent), lastHeard(silent, views)), clock: lossClock(views),
            remedy: "call whoever runs \(shared); afterwards put a name server into another network, so that the next "
                + "time visitors can be sent elsewhere",
            missing: views.seen.control == nil ? "whether others reach \(shared): a look from another network" : nil)
    }

    /// The servers contradict one another about the name.
    static func split(_ views: WhyViews) -> WhyCause? {
        let groups = views.authority.answers
        guard groups.count > 1 else { return nil }
        let kinds = Set(groups.map(\.answer.kind))
        let addresses = views.authority.addresses
        let failing = addresses.filter { views.site[$0]?.code != nil }
        let working = addresses.filter { views.site[$0]?.works ?? false }
        let lags = views.authority.serials.count > 1
        // Servers may hand out different addresses on purpose; that all of them work and one serial is served shows it.
        if kinds == [.addresses], !lags, failing.isEmpty, working == addresses { return nil }
        let proofs = 1 + (lags ? 1 : 0) + (kinds.count > 1 ? 1 : 0) + (!failing.isEmpty && !working.isEmpty ? 1 : 0)
        let said = groups.prefix(3).map { AuthorityView.say($0.servers, $0.answer.words) }
        let hurts = !failing.isEmpty || kinds.count > 1 || working.isEmpty
        let lag = Lag(views.authority)
        return WhyCause(
            code: .dnsSplit, confidence: grade(proofs), reach: .some, status: hurts ? .critical : .warning,
            check: WhyChecks.servers.id,
            summary: "\(dnsPrefix(views)) the name servers contradict one another about \(views.name): "
                + said.joined(separator: "; "),
            scope: scope("what a visitor gets depends on which server their resolver happens to ask", lag?.words),
            clock: views.ttl.map {
                "after the repair wrong answers live on for up to \(Phrase.seconds($0)) (their TTL)"
            },
            remedy:
                lag.map {
                    "send the zone to \($0.late) again: see why its transfers fail (notify, TSIG, TCP/53), or publish "
                        + "it there by hand"
                }
                ?? "find out which is right, then send the zone to the others again (transfer, notify, TSIG, TCP/53), or "
                + "publish it at each provider",
            missing: proofs < 2 ? "whether the servers are meant to answer differently" : nil)
    }

    /// The servers agree on something that good times know to be wrong.
    static func wrongAnswer(_ views: WhyViews) -> WhyCause? {
        guard let said = Denial(views) else { return nil }
        let stored = views.storedAddresses
        let before = stored.isEmpty ? Set(views.alive.compactMap(\.answer).flatMap(\.addresses)) : stored
        let prior = before.subtracting(said.answer?.addresses ?? [])
        let alive = prior.filter { views.site[$0]?.works ?? false }
        if let answer = said.answer, answer.kind == .addresses {
            // Another address is a fault only when the site is not there and still is where it was.
            guard !views.storedAddresses.isEmpty, answer.addresses.isDisjoint(with: views.storedAddresses),
                !alive.isEmpty, answer.addresses.allSatisfy({ views.site[$0]?.code != nil })
            else { return nil }
        } else if prior.isEmpty {
            if said.answer?.kind == .loop { return loop(said, views) }
            return WhyCause(
                code: .dnsWrongAnswer, confidence: .likely, reach: .everyone, status: .critical,
                check: WhyChecks.servers.id,
                summary: "DNS: the zone's own name servers say that \(views.name) \(said.words)",
                remedy:
                    "look for a typing error in the name; if it is right, put its A or AAAA record back into the zone",
                missing: "whether it ever had an address: there is no history of it here (`--state DIR` keeps one)")
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
