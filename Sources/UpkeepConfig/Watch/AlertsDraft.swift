import Notifiers

/// `alerts` of all files while its keys are being read.
struct AlertsDraft: Sendable {
    var channels: [ChannelDraft] = []
    /// nil: not said.
    var to: [LocatedText]?
    var remindEvery: Duration?
    var escalation = EscalationDraft()
    var deadMan: DeadManSwitch.Settings?
}
