package import UpkeepCore

/// What one subject looked like when it was well, and what changed about it lately while it still was.
///
/// The last good look alone does not do: a certificate that is swapped a minute before the site fails is in that look
/// already.
package struct DigestTrail: Sendable, Hashable, Codable {
    /// A difference between two looks.
    package struct Entry: Sendable, Hashable, Codable {
        package var change: ObservedChange
        /// The last look that did not show it.
        package var after: Timestamp
        /// The first look that did.
        package var at: Timestamp
        /// Of a phase that became slow: how it was before.
        var usual: ObservationDigest.Phase?
    }

    /// More than these are not remembered; of `body` and of each phase, which may change with every look, one.
    package static let limit = 32

    /// What the last good look showed; facts that it did not see are from earlier ones.
    package private(set) var good: ObservationDigest?
    package private(set) var goodAt: Timestamp?
    /// The oldest first.
    package private(set) var entries: [Entry] = []

    package init() {}

    /// Takes in what a good look showed. Bad looks are not remembered here; see ``changes(to:at:)``.
    package mutating func take(_ digest: ObservationDigest, at time: Timestamp) {
        entries.removeAll { $0.usual.map { Self.isOver($0, in: digest) } ?? false }
        for entry in changes(to: digest, at: time) { remember(entry) }
        good = digest.filled(from: good)
        goodAt = time
    }

    /// How a look differs from the last good one.
    package func changes(to digest: ObservationDigest, at time: Timestamp) -> [Entry] {
        guard let good, let goodAt else { return [] }
        return digest.changes(since: good).map { change in
            let usual = change.kind == .phases ? good.phases.first { $0.label == change.what } : nil
            return Entry(change: change, after: goodAt, at: time, usual: usual)
        }
    }

    /// Whether a phase that was slow takes its usual time again: what is past explains nothing that comes later.
    private static func isOver(_ usual: ObservationDigest.Phase, in digest: ObservationDigest) -> Bool {
        digest.phases.contains { $0.name == usual.name && !$0.isSlow(beside: usual) }
    }

    private mutating func remember(_ entry: Entry) {
        var entry = entry
        let (kind, what) = (entry.change.kind, entry.change.what)
        if kind == .body || kind == .phases {
            // What is slower still is over when it is as fast as at the very first.
            entry.usual = entries.last { $0.change.what == what }?.usual ?? entry.usual
            entries.removeAll { $0.change.kind == kind && $0.change.what == what }
        }
        entries.append(entry)
        if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    }
}
