import Checks

/// An exchange and when it began, so that those of parallel look-ups can be told in the order sent.
struct SentQuestion: Sendable {
    let at: ContinuousClock.Instant
    var observation: DNSExchangeObservation
}
