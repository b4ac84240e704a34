import UpkeepCore

extension Incident {
    /// `#17`, as people call it.
    var shortName: String { "#\(id.number)" }

    /// `open for 12 min`, `lasted 4 min`.
    func duration(_ now: Timestamp) -> String {
        closedAt.map { "lasted \(DurationText.spoken($0 - openedAt))" }
            ?? "open for \(DurationText.spoken(now - openedAt))"
    }
}
