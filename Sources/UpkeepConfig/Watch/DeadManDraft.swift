import Notifiers

/// The dead man's switch while its keys are being read.
struct DeadManDraft: Sendable {
    var url: NotifierURL?
    var every = Duration.zero
}
