/// A heartbeat while its keys are being read.
struct HeartbeatDraft: Sendable {
    var id: LocatedText?
    var name: String?
    var every: Duration?
    var cron: LocatedText?
    var zone: LocatedText?
    var grace = Duration.zero
    var longest: Duration?
    var alert: [LocatedText]?

    /// nil as long as something is missing.
    var settings: HeartbeatSettings? {
        guard let id else { return nil }
        let plan: HeartbeatSettings.Plan
        if let every {
            plan = .every(every)
        } else if let cron {
            plan = .cron(cron, zone: zone)
        } else {
            return nil
        }
        return HeartbeatSettings(
            id: id.text, name: name ?? id.text, plan: plan, grace: grace, longest: longest,
            alert: alert.map { $0.map(\.text) })
    }
}
