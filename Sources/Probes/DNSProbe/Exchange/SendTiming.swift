/// When one query is sent, and until when an answer is waited for.
struct SendTiming: Sendable {
    /// What `sentAt` counts from.
    var began: ContinuousClock.Instant
    /// Nothing lasts longer.
    var deadline: ContinuousClock.Instant
    /// UDP: after this long without an answer it is sent once more; nil never.
    var resendAfter: Duration?
    /// UDP: silence this long after the first send is the answer; nil waits until the deadline.
    var patience: Duration?
    /// TCP and TLS: the same from the first SYN on, for a connection that has not brought a byte of an answer.
    var streamPatience: Duration?
}
