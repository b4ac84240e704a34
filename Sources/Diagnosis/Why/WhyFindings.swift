import Checks
import DNSWire
import HTTPWire
import UpkeepCore

/// One finding per question that could be asked: what was seen, and as grave as the causes that hang on it.
struct WhyFindings {
    private let views: WhyViews
    private let causes: [WhyCause]

    init(_ views: WhyViews, _ causes: [WhyCause]) {
        self.views = views
        self.causes = causes
    }

    var all: [Finding] { [here, delegation, servers, signatures, answers, site].compactMap { $0 } }

    private var here: Finding? {
        let words = Self.witnesses(views.resolvers, views.seen.control, views.clock)
        return finding(WhyChecks.here, words, ["resolvers": .list(views.resolvers.map { .text($0.place) })])
    }

    /// What works on this side, as far as others show it.
    static func witnesses(_ resolvers: [ResolverView], _ control: ControlLook?, _ clock: ClockView) -> [String] {
        var words: [String] = []
        let asked = resolvers.filter { $0.health != .unasked }
        if !asked.isEmpty {
            let alive = asked.count { $0.health == .working }
            words.append(share(alive, of: asked.count, "resolver", "works", "work"))
            words += grouped(resolvers.filter { $0.brokenWords != nil }) { views, places in
                "\(places) \(views.count == 1 ? views[0].brokenWords ?? "" : views[0].brokenWordsOfMany)"
            }
        }
        if let control {
            words.append("`\(control.host)` \(control.isReachable ? "can be reached" : "cannot be reached")")
        }
        if clock.offset != nil { words.append("this machine's clock is \(clock.words)") }
        return words
    }

    private var delegation: Finding? {
        guard let parent = views.delegation.parent else { return finding(WhyChecks.delegation, []) }
        let above = parent.isRoot ? "the root" : Phrase.name(parent)
        let words: String
        var evidence: Evidence = ["parent": .text(Phrase.plain(parent))]
        switch views.delegation.state {
        case .delegated(let names), .foreign(let names, _):
            let names = names.map(Phrase.plain).sorted()
            words = "\(above) points to \(Phrase.list(names))"
            evidence["nameservers"] = .list(names.map { .text($0) })
        case .gone: words = "\(above) says that \(Phrase.name(views.delegation.domain)) does not exist"
        case .unanswered, .unseen:
            // Not having looked is no news, unless something hangs on it.
            return worst(WhyChecks.delegation.id) == nil
                ? nil : finding(WhyChecks.delegation, ["no server of \(above) answers"])
        }
        return finding(WhyChecks.delegation, [words], evidence)
    }

    private var servers: Finding? {
        let authority = views.authority
        guard !authority.servers.isEmpty else { return finding(WhyChecks.servers, []) }
        let unseen = authority.servers.count - authority.seen.count
        let isOne = authority.working.count == 1
        let spokesmen =
            authority.working.allSatisfy { $0.fault == nil } && !authority.broken.isEmpty
            ? isOne ? "the other says" : "the others say" : isOne ? "it says" : "they say"
        var words = [Self.share(authority.working.count, of: authority.seen.count, "address", "answers", "answer")]
        if !authority.broken.isEmpty { words.append(WhyCause.faults(authority.broken)) }
        if unseen > 0 { words.append("\(unseen) not asked") }
        words += authority.answers.map { group in
            authority.answers.count == 1
                ? "\(spokesmen) \(group.answer.words)"
                : AuthorityView.say(group.servers, group.answer.words)
        }
        if authority.serials.count > 1 {
            words.append("serials \(Phrase.list(authority.serials.sorted().map { String($0) }))")
        }
        let records = authority.servers.map { server -> EvidenceValue in
            var evidence: Evidence = [
                "name": .text(server.name), "address": .text(server.server.endpoint.description),
                "works": .flag(server.isWorking),
            ]
            if let fault = server.fault { evidence["fault"] = .text(fault) }
            if let answer = server.answer { evidence["answer"] = .text(answer.words) }
            if let serial = server.serial { evidence["serial"] = .integer(Int(serial)) }
            return .record(evidence)
        }
        return finding(
            WhyChecks.servers, words, ["servers": .list(records)], atLeast: authority.isDown ? .critical : .ok)
    }

    private var signatures: Finding? {
        switch views.seen.chain {
        case .secure: finding(WhyChecks.signatures, ["every signature holds"])
        case .insecure: finding(WhyChecks.signatures, ["the zone is not signed"])
        case .bogus(let link):
            finding(WhyChecks.signatures, [WhyCause.sentence(link)], link.facts, atLeast: .unknown)
        case .indeterminate(let why):
            // Left out unless resolvers complain: not having looked is no news.
            finding(WhyChecks.signatures, worst(WhyChecks.signatures.id) == nil ? [] : [why])
        }
    }

    private var answers: Finding? {
        // Those that answer nobody are told of elsewhere.
        let asked = views.resolvers.filter { $0.says != .unasked && $0.brokenWords == nil }
        let words = Self.grouped(asked) { views, places in
            if case .nothing(let what) = views[0].says {
                return "\(places) \(views.count == 1 ? "gives" : "give") no answer (\(what))"
            }
            return "\(places) \(views.count == 1 ? "says" : "say") \(views[0].words)"
        }
        let failing = views.alive.filter { $0.failsOnlyHere || $0.answer?.leadsNowhere ?? false }
        // With a wrong clock here a resolver here fails for no fault of the name's.
        guard !failing.isEmpty, views.clock.offset == nil else { return finding(WhyChecks.answers, words) }
        return finding(WhyChecks.answers, words, atLeast: failing.count == views.alive.count ? .critical : .warning)
    }

    private var site: Finding? {
        let words = Self.told(views.site.addresses.sorted { $0.address < $1.address })
        let records = views.site.addresses.map { view -> EvidenceValue in
            .record([
                "address": .text(view.address.description),
                "sources": .list(view.look.sources.map(\.rawValue).sorted().map { .text($0) }),
                "works": .flag(view.works), "check": .text(view.headline.check.text),
                "summary": .text(view.headline.summary),
            ])
        }
        let evidence: Evidence = ["addresses": .list(records)]
        let isHurt = views.site.isDown || views.site.current.contains { $0.code != nil }
        // An address that is no longer used may be dead.
        let least: Status = views.site.isDown ? .critical : isHurt ? .warning : .ok
        return finding(WhyChecks.site, words, evidence, atLeast: least)
    }

    /// What is the same at several addresses is told once; answers differ by their times alone.
    private static func told(_ addresses: [AddressView]) -> [String] {
        var groups: [(what: String, addresses: [AddressView])] = []
        for view in addresses {
            let status = view.look.attempt.hops.last?.answer?.status
            let what = view.works ? status.map { "HTTP \($0)" } ?? view.words : view.words
            let place = groups.firstIndex {
                $0.what == what && $0.addresses[0].isLastKnown == view.isLastKnown
                    && $0.addresses[0].works == view.works
            }
            if let place { groups[place].addresses.append(view) } else { groups.append((what, [view])) }
        }
        return groups.map { what, views in
            let last = views.count == 1 ? " (last known address)" : " (last known addresses)"
            let times = views.map(\.look.attempt.elapsed).sorted().map(DurationText.spoken)
            let range =
                times.count == 1 || times.first == times.last ? times[0] : "\(times[0]) to \(times[times.count - 1])"
            let isTimed = views[0].works && what.hasPrefix("HTTP ")
            return "\(Phrase.list(views.map(\.address), most: .max))\(views[0].isLastKnown ? last : ""): \(what)"
                + (isTimed ? " in \(range)" : "")
        }
    }

    /// What several resolvers say in the same words is told once.
    private static func grouped(
        _ resolvers: [ResolverView], _ tell: (_ views: [ResolverView], _ places: String) -> String
    ) -> [String] {
        var groups: [[ResolverView]] = []
        for view in resolvers {
            let place = groups.firstIndex { $0[0].words == view.words && $0[0].brokenWords == view.brokenWords }
            if let place { groups[place].append(view) } else { groups.append([view]) }
        }
        return groups.map { tell($0, Phrase.list($0.map(\.place))) }
    }

    /// `the only resolver works`, `1 of 3 resolvers works`, `none of 2 resolvers works`.
    private static func share(_ part: Int, of whole: Int, _ one: String, _ does: String, _ do: String) -> String {
        let many = one.hasSuffix("s") ? one + "es" : one + "s"
        return switch (part, whole) {
        case (_, 0): "no \(one) could be asked"
        case (1, 1): "the only \(one) \(does)"
        case (0, 1): "the only \(one) does not \(`do`)"
        case (0, _): "none of \(whole) \(many) \(does)"
        case (2, 2): "both \(many) \(`do`)"
        case (whole, _): "all \(whole) \(many) \(`do`)"
        default: "\(part) of \(whole) \(many) \(part == 1 ? does : `do`)"
        }
    }

    /// nil when there is nothing to say and nothing hangs on it.
    /// - Parameter least: how grave it looks by itself. A question with a cause of its own is as grave as that; one
    ///   without hangs on the headline.
    private func finding(
        _ check: Check, _ words: [String], _ evidence: Evidence = [:], atLeast least: Status = .ok
    ) -> Finding? {
        let cause = worst(check.id)
        guard !words.isEmpty || cause != nil else { return nil }
        var finding = Finding(
            check: check.id, subject: Subject(.site, views.seen.plan.url.text), status: cause?.status ?? .ok,
            summary: words.isEmpty ? cause?.summary ?? "" : words.joined(separator: "; "),
            remedy: cause.flatMap { $0.status == .ok ? nil : $0.remedy }, evidence: evidence,
            observedAt: views.seen.startedAt)
        guard cause == nil, let headline = causes.first, headline.status != .ok else { return finding }
        // Cut off from the world nobody sees anything.
        finding.status = headline.code == .hereNetwork && least != .ok ? .unknown : least
        finding.suppressedBy = finding.status == .ok ? nil : headline.check
        return finding
    }

    /// The gravest cause whose answer this question is.
    private func worst(_ check: CheckID) -> WhyCause? {
        causes.filter { $0.check == check }.max { $0.status.gravity < $1.status.gravity }
    }
}
