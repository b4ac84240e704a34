import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// A resolver keeps the name from those who ask it: a parental filter, a block list.
    static func filter(_ views: WhyViews) -> WhyCause? {
        let filters = filters(views)
        let own = filters.filter { $0.look.origin == .configured }
        let told = own.isEmpty ? filters : own
        guard let first = told.first, let how = first.filtering else { return nil }
        let proofs = proofs(how, views)
        let places = Phrase.list(told.map(\.place))
        let does = told.count == 1 ? "says" : "say"
        let names = views.authority.answers.first?.answer.words ?? ""
        let it = told.count == 1 ? "it" : "them"
        return WhyCause(
            code: own.isEmpty ? .dnsSplit : .hereResolver, confidence: grade(proofs),
            reach: own.isEmpty ? .some : .justYou, status: .warning, check: WhyChecks.answers.id,
            summary: (own.isEmpty ? "" : "it is your \(told.count == 1 ? "resolver" : "resolvers"): ")
                + "\(places) \(does) \(denial(first, views)), \(because(how)); the name servers say \(names)",
            scope: own.isEmpty
                ? "visitors behind \(places) and resolvers with the same block list"
                : "only machines that use \(told.count == 1 ? "this resolver" : "these resolvers") feel it",
            remedy: own.isEmpty
                ? "see whether \(Phrase.plain(views.seen.name)) is on a block list, and ask the operator of \(places) to take "
                    + "it off"
                : "look for a block list or a parental filter at \(places) and allow \(Phrase.plain(views.seen.name)) there, or "
                    + "use another resolver",
            missing: proofs < 2
                ? "whether \(places) only \(told.count == 1 ? "remembers" : "remember") a time when there "
                    + "was no such name: ask \(it) again in an hour" : nil)
    }

    /// Resolvers that deny, or will not tell, what the name's own servers say with one voice.
    static func filters(_ views: WhyViews) -> [ResolverView] {
        guard views.authority.answers.count == 1, let truth = views.authority.answers.first?.answer,
            truth.kind == .addresses, !views.authority.isDown, views.delegation.isStanding
        else { return [] }
        return views.alive.filter { resolver in
            guard let how = resolver.filtering,
                resolver.failsOnlyHere || resolver.answer.map({ $0.kind == .noName || $0.kind == .noData }) ?? false
            else { return false }
            // By its form alone it may as well be a memory of a time when the name did not exist.
            return how.isPlain || isHonest(truth, views) || hasLongBeen(views)
        }
    }

    private static func proofs(_ how: Filtering, _ views: WhyViews) -> Int {
        let truth = views.authority.answers.first?.answer
        let form =
            switch how {
            case .said: 2
            case .foreign: 1
            case .bare: 0
            }
        return form + (truth.map { isHonest($0, views) } ?? false ? 1 : 0) + (hasLongBeen(views) ? 1 : 0)
    }

    /// Another resolver hands on what the name servers say.
    private static func isHonest(_ truth: NameAnswer, _ views: WhyViews) -> Bool {
        views.alive.contains { $0.answer.map { truth.agrees(with: $0) } ?? false }
    }

    /// Longer than any resolver remembers that there is no such name (RFC 2308 section 5: three hours).
    private static func hasLongBeen(_ views: WhyViews) -> Bool {
        guard let since = views.seen.known?.since else { return false }
        return views.clock.now - since > .seconds(10_800)
    }

    private static func denial(_ resolver: ResolverView, _ views: WhyViews) -> String {
        switch resolver.answer?.kind {
        case .noName: "that \(views.name) does not exist"
        case .noData: "that \(views.name) has no address"
        default: "\(resolver.words) for \(views.name)"
        }
    }

    private static func because(_ how: Filtering) -> String {
        switch how {
        case .said(let what): "since it filters names (\(what))"
        case .foreign(let zone): "by a list of its own (`\(Phrase.plain(zone))`)"
        case .bare: "without the zone's own word for it (no SOA record)"
        }
    }
}
