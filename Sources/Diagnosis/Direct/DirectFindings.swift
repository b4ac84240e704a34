import Checks
import UpkeepCore

/// What was seen on this side and of the site: one finding each, as grave as the causes that hang on it.
struct DirectFindings {
    private let views: DirectViews
    private let causes: [WhyCause]

    init(_ views: DirectViews, _ causes: [WhyCause]) {
        self.views = views
        self.causes = causes
    }

    var all: [Finding] { [here, site].compactMap { $0 } }

    private var here: Finding? {
        let words = WhyFindings.witnesses(views.resolvers, views.seen.control, views.clock)
        let cause = causes.first { $0.check == WhyChecks.here.id }
        guard !words.isEmpty || cause != nil else { return nil }
        return finding(
            WhyChecks.here, cause?.status ?? .ok, words.isEmpty ? cause?.summary ?? "" : words.joined(separator: "; "),
            ["resolvers": .list(views.resolvers.map { .text($0.place) })])
    }

    private var site: Finding? {
        let cause = causes.first { $0.check == WhyChecks.site.id }
        let status: Status =
            switch views.state {
            case .works: .ok
            case .fails, .unseen: cause?.status ?? .unknown
            }
        var told = finding(
            WhyChecks.site, status, views.state == .works ? works : views.headline.summary,
            [
                "addresses": .list(
                    views.seen.seen.visited.map { address in
                        .record([
                            "address": .text(address.description), "works": .flag(views.state == .works),
                            "check": .text(views.headline.check.text), "summary": .text(views.headline.summary),
                        ])
                    })
            ])
        if cause == nil, status != .ok { told.suppressedBy = WhyChecks.here.id }
        return told
    }

    private var works: String {
        let places = Phrase.list(views.seen.seen.visited)
        let time = DurationText.spoken(views.seen.seen.elapsed)
        if case .http(_, _, let attempts) = views.seen.seen.sight,
            let answer = attempts.lazy.compactMap({ $0.hops.last?.answer }).first
        {
            return "\(places): HTTP \(answer.status) in \(time)"
        }
        return "\(places): answers in \(time)"
    }

    private func finding(_ check: Check, _ status: Status, _ words: String, _ evidence: Evidence) -> Finding {
        let cause = causes.first { $0.check == check.id }
        return Finding(
            check: check.id, subject: Subject(.site, views.text), status: status, summary: words,
            remedy: status == .ok ? nil : cause?.remedy, evidence: evidence, observedAt: views.seen.seen.started)
    }
}
