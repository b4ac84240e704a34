import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// The site fails where visitors are sent.
    /// - Parameter isDNSFelt: visitors have trouble before they even come to the site.
    static func site(_ views: WhyViews, isDNSFelt: Bool) -> WhyCause? {
        let current = views.site.current.isEmpty ? views.site.stored : views.site.current
        let judged = current.filter { !$0.isUnseen }
        let failing = judged.filter { $0.code != nil }
        guard let worst = failing.min(by: { order($0) < order($1) }), let code = worst.code else { return nil }
        // What nobody could see is not acquitted.
        let isDNSSeen = !views.authority.working.isEmpty || views.alive.contains { $0.answer != nil }
        let prefix = isDNSFelt || !isDNSSeen ? "the site:" : "not DNS, the site:"
        let working = judged.filter(\.works)
        let others = failing.count > 1 ? " (and \(failing.count - 1) more of its addresses)" : ""
        if !working.isEmpty {
            return WhyCause(
                code: .sitePartial, confidence: .certain, reach: .some, status: .warning, check: WhyChecks.site.id,
                summary: "\(prefix) \(failing.count) of its \(judged.count) addresses "
                    + "\(failing.count == 1 ? "fails" : "fail"): \(worst.headline.summary)",
                scope: "visitors who get \(Phrase.list(failing.map(\.address))) wait or fail; "
                    + "\(Phrase.list(working.map(\.address))) \(working.count == 1 ? "works" : "work")",
                clock: views.ttl.map { "an address taken out of DNS is still used for up to \(Phrase.seconds($0))" },
                remedy: worst.headline.remedy ?? HTTPChecks.partial.remedy)
        }
        let control = views.seen.control
        let observations = failing.count + (control?.isReachable ?? false ? 1 : 0)
        let contradicted = control.map { !$0.isReachable } ?? false
        return WhyCause(
            code: code, confidence: grade(observations, contradicted: contradicted), reach: .everyone,
            status: .critical,
            check: WhyChecks.site.id, summary: "\(prefix) \(worst.headline.summary)\(others)",
            scope: views.site.current.isEmpty
                ? "asked at its last known \(failing.count == 1 ? "address" : "addresses") "
                    + Phrase.list(failing.map(\.address))
                : "everyone: \(failing.count == 1 ? "its address" : "all \(failing.count) addresses") "
                    + Phrase.list(failing.map(\.address)),
            remedy: worst.headline.remedy,
            missing: contradicted
                ? "whether the web can be reached from here: `\(control?.host ?? "")` does not answer either"
                : observations < 2 ? "a second look, or one from another network" : nil)
    }

    /// The layer nearest to the network first: it explains the others.
    private static func order(_ address: AddressView) -> Int {
        switch address.code {
        case .siteTCP: 0
        case .siteTLS: 1
        case .siteHTTP: 2
        default: 3
        }
    }
}
