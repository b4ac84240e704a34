package import UpkeepCore

/// What was different before something broke: what an operator reads first.
package struct WhatChanged: Sendable, Hashable {
    package struct Line: Sendable, Hashable, Codable {
        package var at: Timestamp
        /// E.g. "certificate changed 1 min 3 s before: serial 0A → 0B, another key".
        package var sentence: String

        package init(at: Timestamp, sentence: String) {
            self.at = at
            self.sentence = sentence
        }
    }

    /// The most relevant first: what looks at the subject itself showed, what happened to it and what it stands on,
    /// what the failing look shows besides, then everything else that was done; in each group the latest first.
    package let lines: [Line]
    /// The one that an alert has room for: about the subject, what it stands on, or nothing in particular. What happened
    /// to others belongs on the incident's page; at the head of an alert it is a false lead.
    package let lead: Line?

    /// - Parameters:
    ///   - firstBad: what the first bad look showed; nil when it showed nothing.
    ///   - brokeAt: when that was.
    ///   - window: how far back to look.
    ///   - events: the timeline; incidents in it are left out, since they tell of breaking and not of its reason, and so is
    ///     what was found of others, and what says itself that it touched only others.
    ///   - related: hosts, certificates and whatever else the subject stands on, as subjects of the timeline.
    ///   - struck: what the incident struck. That its checks turned bad is the incident, not what came before it.
    package init(
        before brokeAt: Timestamp, window: Duration = .seconds(3600), trail: DigestTrail,
        firstBad: ObservationDigest? = nil, events: [TimelineEvent] = [], subject: Subject,
        related: Set<Subject> = [], struck: Set<Subject> = []
    ) {
        var ranked: [(rank: Rank, canLead: Bool, line: Line)] = []
        for entry in trail.entries where brokeAt - entry.at <= window && entry.at <= brokeAt {
            let when = entry.at == brokeAt ? "just" : DurationText.spoken(brokeAt - entry.at)
            let line = Line(
                at: entry.at, sentence: "\(entry.change.what) changed \(when) before: \(entry.change.detail)")
            ranked.append((Rank(0, entry.change.kind, entry.at), true, line))
        }
        for entry in firstBad.map({ trail.changes(to: $0, at: brokeAt) }) ?? [] {
            let line = Line(
                at: entry.at,
                sentence: "\(entry.change.what) changed within the \(DurationText.spoken(entry.at - entry.after)) "
                    + "before: \(entry.change.detail)")
            ranked.append((Rank(entry.change.kind.isSymptom ? 2 : 0, entry.change.kind, entry.at), true, line))
        }
        let near = struck.union(related).union([subject])
        for event in events where event.kind != .incident && event.at <= brokeAt && brokeAt - event.at <= window {
            let isOfIt = event.subject == subject || struck.contains(event.subject)
            if isOfIt && event.kind == .finding { continue }
            // What says whom it touched explains nothing about anybody else.
            let touched = event.touched
            if let touched, touched.isDisjoint(with: near) { continue }
            let isNear = isOfIt || touched != nil || related.contains(event.subject)
            // That something else broke, healed or was silenced explains nothing here; what somebody did may.
            guard isNear || event.kind != .finding && event.evidence["silence"] == nil else { continue }
            let isAboutAll = event.subject == .everything
            let about = event.subject == subject || isAboutAll || touched != nil ? "" : " (`\(event.subject.name)`)"
            let line = Line(
                at: event.at, sentence: "\(DurationText.spoken(brokeAt - event.at)) before: \(event.summary)\(about)")
            ranked.append((Rank(isNear ? 1 : 3, .certificate, event.at), isNear || isAboutAll, line))
        }
        let ordered = ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element)
        lines = ordered.map(\.line)
        lead = ordered.first(where: \.canLead)?.line
    }

    private struct Rank: Comparable {
        private let group: Int
        private let kind: ObservedChange.Kind
        private let at: Timestamp

        init(_ group: Int, _ kind: ObservedChange.Kind, _ at: Timestamp) {
            self.group = group
            self.kind = kind
            self.at = at
        }

        static func < (a: Rank, b: Rank) -> Bool { (a.group, a.kind, b.at) < (b.group, b.kind, a.at) }
    }
}

extension ObservedChange.Kind {
    /// In the look that failed, this is how it failed rather than why.
    fileprivate var isSymptom: Bool {
        switch self {
        case .status, .phases, .body: true
        case .certificate, .addresses, .nameservers, .aliases, .records, .redirect, .tlsVersion, .alpn, .server, .ttl:
            false
        }
    }
}
