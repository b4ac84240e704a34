import UpkeepCore
import UpkeepReport

extension Report {
    /// The same report without secrets: every text that a config, a server or a person may have put into it is looked
    /// through, and nothing that programs go by changes.
    func redacted(by redactor: Redactor) -> Report {
        guard redactor.hidesAnything else { return self }
        var report = self
        report.findings = findings.map { finding in
            var finding = finding
            finding.subject.name = redactor.redacted(finding.subject.name)
            finding.summary = redactor.redacted(finding.summary)
            finding.remedy = finding.remedy.map(redactor.redacted)
            finding.evidence = finding.evidence.redacted(by: redactor)
            return finding
        }
        report.measurements = measurements.map { measurement in
            var measurement = measurement
            measurement.subject.name = redactor.redacted(measurement.subject.name)
            return measurement
        }
        report.verdict?.summary = verdict.map { redactor.redacted($0.summary) } ?? ""
        report.verdict?.remedy = verdict?.remedy.map(redactor.redacted)
        report.verdict?.missing = verdict?.missing.map(redactor.redacted)
        report.next = next.map(redactor.redacted)
        return report
    }
}

extension Evidence {
    fileprivate func redacted(by redactor: Redactor) -> Evidence {
        var evidence = self
        for entry in entries { evidence[entry.key] = entry.value.redacted(by: redactor) }
        return evidence
    }
}

extension EvidenceValue {
    fileprivate func redacted(by redactor: Redactor) -> EvidenceValue {
        switch self {
        case .text(let text): .text(redactor.redacted(text))
        case .list(let values): .list(values.map { $0.redacted(by: redactor) })
        case .record(let record): .record(record.redacted(by: redactor))
        case .integer, .number, .flag, .time, .duration: self
        }
    }
}
