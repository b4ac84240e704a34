import UpkeepCore

extension Evidence {
    /// The same with one fact more.
    func adding(_ key: String, _ value: EvidenceValue) -> Evidence {
        var evidence = self
        evidence[key] = value
        return evidence
    }
}
