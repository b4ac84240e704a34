import UpkeepCore
import UpkeepReport

extension Report {
    /// The same report without secrets: every text that a config, a server or a person may have put into it is looked
    /// through, and nothing that programs go by changes.
    consuming func redacted(by redactor: Redactor) -> Report {
        guard redactor.hidesAnything else { return self }
        let (verdict, next) = (verdict, next)
        var report = self
        // Where they lie: there may be a hundred thousand.
        for place in report.findings.indices {
            let finding = report.findings[place]
            report.findings[place].subject.name = redactor.redacted(finding.subject.name)
            report.findings[place].summary = redactor.redacted(finding.summary)
            report.findings[place].remedy = finding.remedy.map(redactor.redacted)
            report.findings[place].evidence = finding.evidence.redacted(by: redactor)
        }
        report.measurements = report.measurements.map { measurement in
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
