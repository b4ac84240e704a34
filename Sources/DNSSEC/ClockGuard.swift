package import UpkeepCore

/// Whether it is this machine's clock that is wrong, rather than everybody's signatures: all of several zones failing
/// at once in the same direction is no coincidence.
package struct ClockGuard: Sendable, Hashable {
    /// Signatures looked at, by how they stand.
    package let valid: Int
    package let expired: Int
    package let notYetValid: Int
    /// Zones whose signatures do not hold.
    package let failingZones: Int
    /// The moments at which nearly all of the signatures would hold; nil when the clock is not to blame.
    package let plausibleNow: ClosedRange<Timestamp>?

    /// Zones that must fail together: one that forgot to sign is no evidence about a clock.
    private static let fewestZones = 2
    /// The share of the signatures that must agree.
    private static let agreement = 0.9

    package init(_ windows: [SignatureWindow], now: Timestamp) {
        let windows = Array(Set(windows)).filter { $0.inception <= $0.expiration }
        let expired = windows.filter { $0.expiration < now }
        let early = windows.filter { now < $0.inception }
        self.expired = expired.count
        notYetValid = early.count
        valid = windows.count - expired.count - early.count
        let failing = max(expired.count, early.count)
        failingZones = Set((expired.count >= early.count ? expired : early).map(\.zone)).count
        let needed = Double(windows.count) * Self.agreement
        if failingZones >= Self.fewestZones, Double(failing) >= needed {
            plausibleNow = Self.bestMoment(windows, needed: needed)
        } else {
            plausibleNow = nil
        }
    }

    /// Why nothing can be said about signatures, when the clock is to blame.
    package var sentence: String? {
        plausibleNow.map { range in
            "your clock looks wrong: \(expired + notYetValid) of \(valid + expired + notYetValid) signatures, of "
                + "\(failingZones) zones, are \(expired >= notYetValid ? "over" : "not yet valid") by it, and all fit "
                + "between \(range.lowerBound.rfc3339()) and \(range.upperBound.rfc3339())"
        }
    }

    /// The stretch of time that most windows share, if enough do.
    private static func bestMoment(_ windows: [SignatureWindow], needed: Double) -> ClosedRange<Timestamp>? {
        var edges: [(moment: Timestamp, change: Int)] = []
        for window in windows {
            edges.append((window.inception, 1))
            edges.append((window.expiration, -1))
        }
        // At one moment, what begins counts before what ends: both ends belong to a window.
        edges.sort { $0.moment == $1.moment ? $0.change > $1.change : $0.moment < $1.moment }
        var open = 0
        var most = 0
        var best: ClosedRange<Timestamp>?
        for (place, edge) in edges.enumerated() {
            open += edge.change
            if open > most, place + 1 < edges.count {
                most = open
                best = edge.moment...edges[place + 1].moment
            }
        }
        return Double(most) >= needed ? best : nil
    }
}
