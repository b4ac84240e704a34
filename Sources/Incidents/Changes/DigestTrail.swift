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
    }

    /// More than these are not remembered; of `body` and `phases`, which may change with every look, one each.
    package static let limit = 32

    /// What the last good look showed; facts that it did not see are from earlier ones.
    package private(set) var good: ObservationDigest?
    package private(set) var goodAt: Timestamp?
    /// The oldest first.
    package private(set) var entries: [Entry] = []

    package init() {}

    /// Takes in what a good look showed. Bad looks are not remembered here; see ``changes(to:at:)``.
    package mutating func take(_ digest: ObservationDigest, at time: Timestamp) {
        for entry in changes(to: digest, at: time) { remember(entry) }
        good = digest.filled(from: good)
        goodAt = time
    }

    /// How a look differs from the last good one.
    package func changes(to digest: ObservationDigest, at time: Timestamp) -> [Entry] {
        guard let good, let goodAt else { return [] }
        return digest.changes(since: good).map { Entry(change: $0, after: goodAt, at: time) }
    }

    private mutating func remember(_ entry: Entry) {
        let kind = entry.change.kind
        if kind == .body || kind == .phases { entries.removeAll { $0.change.kind == kind } }
        entries.append(entry)
        if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    }
}
