import Checks
package import UpkeepCore

extension QueueHealth {
    /// So many failures in a row are no hiccup.
    private static let failuresToTell = 3
    private static let oldAge = Duration.seconds(300)

    /// One finding for each channel, one for the age of what is owed, one for the storage.
    package var findings: [Finding] {
        channels.map(finding) + [ageFinding, storageFinding]
    }

    /// For `/metrics`; a channel's name is the subject's.
    package var measurements: [Measurement] {
        channels.flatMap { channel in
            let subject = Self.subject(channel)
            return [
                Measurement(Self.owedMetric, subject, Double(channel.owed)),
                Measurement(Self.ageMetric, subject, channel.age?.inSeconds ?? 0),
                Measurement(Self.failuresMetric, subject, Double(channel.failures)),
                Measurement(Self.deliveredMetric, subject, Double(channel.delivered)),
            ]
        }
    }

    private static let owedMetric = Metric("upkeep_alerts_owed", help: "Alerts not delivered yet.")
    private static let ageMetric = Metric(
        "upkeep_alerts_age_seconds", help: "How long the oldest alert that is not delivered has waited; 0 when none.")
    private static let failuresMetric = Metric(
        "upkeep_alerts_failures", help: "Failed attempts in a row.")
    private static let deliveredMetric = Metric(
        "upkeep_alerts_delivered_total", help: "Alerts delivered since the start.", kind: .counter)

    private static func subject(_ channel: Channel) -> Subject { Subject(.service, "alerts to \(channel.name)") }

    private func finding(_ channel: Channel) -> Finding {
        var evidence: Evidence = [
            "owed": .integer(channel.owed), "failures": .integer(channel.failures),
            "delivered": .integer(channel.delivered),
        ]
        if let time = channel.lastDeliveredAt { evidence["lastDelivered"] = .time(time) }
        let (status, summary): (Status, String) =
            if let refusal = channel.lastRefusal {
                (.critical, "the channel `\(channel.name)` refuses alerts: \(refusal)")
            } else if channel.failures >= Self.failuresToTell {
                (
                    .critical,
                    "the channel `\(channel.name)` has failed \(channel.failures) times in a row: \(channel.lastFailure ?? "")"
                )
            } else if let failure = channel.lastFailure {
                (.warning, "the channel `\(channel.name)` had trouble: \(failure)")
            } else {
                (.ok, "the channel `\(channel.name)` takes what it is given")
            }
        return Finding(
            check: AlertChecks.channel.id, subject: Self.subject(channel), status: status, summary: summary,
            remedy: status == .ok ? nil : AlertChecks.channel.remedy, evidence: evidence, observedAt: at)
    }

    private var ageFinding: Finding {
        let isOld = age.map { $0 >= Self.oldAge } ?? false
        let summary =
            age.map { "\(owed) alerts are owed, the oldest for \(DurationText.spoken($0))" } ?? "no alert waits"
        return Finding(
            check: AlertChecks.queue.id, subject: Subject(.service, "alerts"), status: isOld ? .warning : .ok,
            summary: summary, remedy: isOld ? AlertChecks.queue.remedy : nil, evidence: ["owed": .integer(owed)],
            observedAt: at)
    }

    private var storageFinding: Finding {
        Finding(
            check: AlertChecks.storage.id, subject: Subject(.service, "alerts"),
            status: storageFailure == nil ? .ok : .critical,
            summary: storageFailure.map { "alerts go out from memory, since they cannot be written down: \($0)" }
                ?? "every alert is written down before it is sent",
            remedy: storageFailure == nil ? nil : AlertChecks.storage.remedy, observedAt: at)
    }
}
