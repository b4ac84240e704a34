import UpkeepCore

/// Finds the one cause that explains what a `why` saw.
package enum WhyJudge {
    /// - Parameter clockFace: how moments are told to the reader.
    package static func judge(_ seen: WhyObservation, clockFace: ClockFace = .utc) -> WhyAnswer {
        let views = WhyViews(seen, clockFace: clockFace)
        return WhyAnswer(views, causes(views))
    }

    /// Every cause that holds, the headline first: what strikes most people, then what comes first on the way from here
    /// to the site.
    private static func causes(_ views: WhyViews) -> [WhyCause] {
        if views.seen.isInterrupted { return [.stopped(views)] }
        if let network = WhyCause.network(views) ?? .portal(views) { return [network] }
        let here = [WhyCause.closedPort(views) ?? WhyCause.resolver(views), .clock(views), .liar(views)]
        let dns = [
            WhyCause.registration(views), .above(views), .provider(views), .signatures(views), .wrongAnswer(views),
            .denied(views), .target(views), .split(views), .filter(views), .propagation(views), .degraded(views),
            .aliasedServers(views), .internalName(views),
        ]
        var causes = (dns + here).compactMap { $0 }
        if causes.contains(where: { $0.code == .dnsRegistration && $0.reach == .everyone }) {
            // What a stranger's name servers say is no fault of its own, and that resolvers know of it is no delay.
            causes.removeAll { $0.code == .dnsWrongAnswer || $0.code == .dnsPropagation }
        }
        if !causes.contains(where: { $0.reach >= .justYou }), let unexplained = WhyCause.unexplained(views) {
            causes.insert(unexplained, at: 0)
        }
        let isDNSFelt = causes.contains { $0.code.isDNS && $0.reach >= .some || $0.code == .dnsSplit }
        if !explainsSite(causes, views), let site = WhyCause.site(views, isDNSFelt: isDNSFelt) { causes.append(site) }
        if !causes.contains(where: { $0.reach >= .some }), let page = WhyCause.placeholder(views) {
            causes.append(page)
        }
        guard !causes.isEmpty else { return [.fine(views)] }
        return causes.enumerated().sorted { a, b in
            a.element.reach == b.element.reach ? a.offset < b.offset : a.element.reach > b.element.reach
        }.map(\.element)
    }

    /// Whether an address where the site fails is one that visitors should not be sent to in the first place.
    private static func explainsSite(_ causes: [WhyCause], _ views: WhyViews) -> Bool {
        causes.contains { cause in
            switch cause.code {
            case .networkUnreachable: true
            case .dnsRegistration, .dnsWrongAnswer, .dnsSplit:
                // What nobody feels leads nobody astray.
                cause.reach >= .some && !views.site.working.isEmpty
            default: false
            }
        }
    }
}

extension Verdict.Code {
    /// About names, not about this machine or the site.
    fileprivate var isDNS: Bool { rawValue.hasPrefix("dns.") }
}
