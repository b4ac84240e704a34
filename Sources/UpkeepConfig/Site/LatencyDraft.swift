import Checks

/// Latency limits while their keys are being read.
struct LatencyDraft: Sendable {
    var limits: [HTTPExpectation.Latency] = []
}
