package import UpkeepCore

/// What one command found out: the only thing that is ever rendered.
package struct Report: Sendable {
    /// The JSON shape's version; fields are only ever added to it.
    package static let schema = 1
    /// The exit status of a run that a signal ended.
    package static let interruptedExitCode: Int32 = 130

    /// The command as typed, without the program's name: `check`, `config check`.
    package var command: String
    package var startedAt: Timestamp
    package var duration: Duration
    /// Suppression applied.
    package var findings: [Finding]
    package var verdict: Verdict?
    /// What a person reads of the verdict, in order; the text form then shows this in place of the subjects' blocks.
    package var story: [VerdictLine] = []
    /// What the text form shows below the subjects: what would be too long for a finding's sentence. Other forms have it
    /// as evidence.
    package var appendix: [ReportLine] = []
    package var measurements: [Measurement]
    /// Where titles, reasons and the remedies that findings do not carry themselves come from.
    package var catalogue: CheckCatalogue
    package var vantage: Vantage?
    /// A signal ended the run: the findings are what was known by then.
    package var interrupted: Bool
    /// The command to type next; when nil, bad news points at `upkeep explain`.
    package var next: String?

    package init(
        command: String, startedAt: Timestamp, duration: Duration, findings: [Finding], verdict: Verdict? = nil,
        measurements: [Measurement] = [], catalogue: CheckCatalogue, vantage: Vantage? = nil,
        interrupted: Bool = false, next: String? = nil
    ) {
        self.command = command
        self.startedAt = startedAt
        self.duration = duration
        self.findings = findings
        self.verdict = verdict
        self.measurements = measurements
        self.catalogue = catalogue
        self.vantage = vantage
        self.interrupted = interrupted
        self.next = next
    }

    /// The gravest answer that nothing else explains; ``Status/unknown`` when there is no such answer, because a report
    /// that judged nothing must not say that all is well.
    package var status: Status {
        findings.contains { $0.suppressedBy == nil } ? findings.overall : .unknown
    }

    /// 0 ok, 1 warning, 2 critical, 3 unknown; 130 when interrupted.
    package var exitCode: Int32 { interrupted ? Report.interruptedExitCode : status.exitCode }
}
