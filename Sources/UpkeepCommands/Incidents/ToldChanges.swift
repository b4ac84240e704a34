import Incidents
import UpkeepCore

/// What the watch said that had changed, when it opened an incident: what its alert led with comes first ever after.
struct ToldChanges {
    private let told: [WhatChanged.Line]

    /// - Parameter events: the incident's.
    init(_ events: [TimelineEvent]) {
        told =
            events.compactMap { event -> [WhatChanged.Line]? in
                guard case .list(let sentences) = event.evidence["changed"] else { return nil }
                var times: [Timestamp] = []
                if case .list(let values) = event.evidence["changedAt"] {
                    times = values.compactMap { value in
                        if case .time(let time) = value { time } else { nil }
                    }
                }
                return sentences.enumerated().compactMap { place, value in
                    guard case .text(let sentence) = value else { return nil }
                    let at = times.count == sentences.count ? times[place] : event.at
                    return WhatChanged.Line(at: at, sentence: sentence)
                }
            }.first ?? []
    }

    /// What was told, and then what is reckoned anew and was not: somebody may have noted it later.
    func lines(with reckoned: [WhatChanged.Line]) -> [WhatChanged.Line] {
        let facts = told.map(Self.fact)
        let (full, bare) = (Set(facts), Set(facts.map(Self.bare)))
        return told
            + reckoned.filter {
                let fact = Self.fact($0)
                return !full.contains(fact) && !bare.contains(fact) && !full.contains(Self.bare(fact))
            }
    }

    /// A sentence without how long before it was, which depends on what is taken for the beginning.
    private static func fact(_ line: WhatChanged.Line) -> Substring {
        line.sentence.firstRange(of: "before: ").map { line.sentence[$0.upperBound...] } ?? line.sentence[...]
    }

    /// Without whom it was about, which is said only of others than the incident's own subject: that may have become
    /// another since.
    private static func bare(_ fact: Substring) -> Substring {
        guard fact.hasSuffix("`)"), let about = fact.ranges(of: " (`").last else { return fact }
        return fact[..<about.lowerBound]
    }
}
