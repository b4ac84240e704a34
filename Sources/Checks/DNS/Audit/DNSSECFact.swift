package import UpkeepCore

/// What validating signatures found, in a form that an audit can report.
package struct DNSSECFact: Sendable, Hashable {
    package var status: Status
    package var summary: String
    package var remedy: String?
    /// Test cases and message tags, e.g. `DNSSEC02 DS02_NO_DNSKEY_FOR_DS`.
    package var zonemaster: [String]
    package var evidence: Evidence

    package init(
        _ status: Status, _ summary: String, remedy: String? = nil, zonemaster: [String] = [],
        evidence: Evidence = [:]
    ) {
        self.status = status
        self.summary = summary
        self.remedy = remedy
        self.zonemaster = zonemaster
        self.evidence = evidence
    }
}
