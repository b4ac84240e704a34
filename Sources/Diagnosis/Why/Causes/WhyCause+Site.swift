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
        let working = judged.filter(\.works)
        let isPlaceSure =
            !working.isEmpty || failing.contains { $0.isItsOwn || views.storedAddresses.contains($0.address) }
        let prefix = isDNSFelt || !isDNSSeen || !isPlaceSure ? "the site:" : "not DNS, the site:"
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
            code: code, confidence: grade(observations, contradicted: contradicted || !isPlaceSure),
            reach: views.isInternal ? .justYou : .everyone, status: .critical,
            check: WhyChecks.site.id, summary: "\(prefix) \(worst.headline.summary)\(others(failing, worst))",
            scope: views.isInternal
                ? "whoever asks \(Phrase.list(views.insiders.map(\.place)))"
                : views.site.current.isEmpty
                    ? "asked at its last known \(failing.count == 1 ? "address" : "addresses") "
                        + Phrase.list(failing.map(\.address))
                    : "everyone: \(failing.count == 1 ? "its address" : failing.count == 2 ? "both addresses" : "all \(failing.count) addresses") "
                        + Phrase.list(failing.map(\.address)),
            remedy: worst.headline.remedy,
            missing: contradicted
                ? "whether the web can be reached from here: `\(control?.host ?? "")` does not answer either"
                : !isPlaceSure
                    ? "whether DNS sends visitors to the right place: "
                        + (views.seen.known == nil
                            ? "there is no history of its addresses here (`--state DIR` keeps one)"
                            : "it has not been seen well there before")
                    : observations < 2 ? "a second look, or one from another network" : nil)
    }

    /// How many addresses fail besides the one that is told of.
    private static func others(_ failing: [AddressView], _ worst: AddressView) -> String {
        switch failing.count {
        case 1: ""
        case 2 where failing.allSatisfy { $0.headline.summary == worst.headline.summary }: ", at both of its addresses"
        case let count where failing.allSatisfy { $0.headline.summary == worst.headline.summary }:
            ", at all \(count) of its addresses"
        case 2: "; its other address fails too"
        case let count: "; \(count - 1) more of its addresses fail too"
        }
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
