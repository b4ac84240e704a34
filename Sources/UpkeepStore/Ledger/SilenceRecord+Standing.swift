package import UpkeepCore

extension Array<SilenceRecord> {
    /// Those that hold at `time`, and those that will. An acknowledgement holds as long as its incident is open, or the one
    /// that took that over: nobody has what is over.
    ///
    /// - Parameter open: every incident that is open.
    package func standing(at time: Timestamp, open: [Incident]) -> [SilenceRecord] {
        let ids = Set(open.flatMap { [$0.id] + $0.absorbed }.map(\.description))
        return filter { record in
            if let until = record.until, until <= time { return false }
            return record.kind != .acknowledgement || record.incident.map { ids.contains($0) } ?? false
        }
    }
}
