package import UpkeepCore

extension LedgerFile {
    /// What holds alerts back at `time` or will, and who has which incident that is open; oldest first.
    package func standingSilences(at time: Timestamp) async throws(StoreError) -> [SilenceRecord] {
        let open = try await incidents(IncidentQuery(isOpen: true, limit: 100_000))
        return try await silences(at: nil).standing(at: time, open: open.map(\.incident))
    }
}
