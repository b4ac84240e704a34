import Checks

/// What came of one request: everything that was learned, and the failure that ended it early if one did.
struct HopOutcome {
    var hop: HTTPHopObservation
    var failure: ProbeFailure?
}
