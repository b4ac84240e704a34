import Notifiers

/// A channel while its keys are being read.
struct ChannelDraft: Sendable {
    var name: LocatedText?
    var notifier: (any Notifier)?
    var policy = ChannelPolicy()
    var fallback: LocatedText?
    var caFile: String?
}
