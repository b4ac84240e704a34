import UpkeepCore

extension Report {
    func writeExposition(to put: (String) throws -> Void) rethrows {
        var exposition = Exposition()
        for measurement in measurements {
            exposition.add(
                measurement.metric.name, help: measurement.metric.help, type: measurement.metric.kind.rawValue,
                labels: [("instance", measurement.subject.name)] + measurement.labels.map { ($0.name, $0.value) },
                value: measurement.value)
        }
        for subject in SubjectReport.grouped(self) { add(subject, to: &exposition) }
        let run = [(name: "command", value: command)]
        exposition.add(
            "upkeep_run_duration_seconds", help: "How long the run took.", type: "gauge", labels: run,
            value: duration.inSeconds)
        exposition.add(
            "upkeep_run_start_timestamp_seconds", help: "When the run began, in seconds since 1970.", type: "gauge",
            labels: run, value: Double(startedAt.nanoseconds / 1_000_000) / 1000)
        exposition.add(
            "upkeep_run_interrupted", help: "Whether a signal ended the run before it had seen everything.",
            type: "gauge", labels: run, value: interrupted ? 1 : 0)
        try exposition.write(to: put)
    }

    /// Findings that another one explains have no sample, so that an alert on these series fires once per cause.
    private func add(_ subject: SubjectReport, to exposition: inout Exposition) {
        let who = [
            (name: "instance", value: subject.subject.name), (name: "kind", value: subject.subject.kind.rawValue),
        ]
        exposition.add(
            "upkeep_subject_status", help: "The subject's gravest answer: 0 ok, 1 warning, 2 critical, 3 unknown.",
            type: "gauge", labels: who, value: Double(subject.status.exitCode))
        for finding in subject.bad + subject.good {
            exposition.add(
                "upkeep_finding_status", help: "A check's answer: 0 ok, 1 warning, 2 critical, 3 unknown.",
                type: "gauge", labels: who + [("check", finding.check.text)], value: Double(finding.status.exitCode))
        }
    }
}
