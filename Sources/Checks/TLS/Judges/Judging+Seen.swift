import UpkeepCore

extension Judging {
    /// Judges what was seen; says why when it was not; nil when nobody asked.
    func judge<Value>(_ check: Check, _ seen: Seen<Value>, _ judge: (Value) -> Finding) -> Finding? {
        if case .seen(let value) = seen { judge(value) } else { unseen(check, seen) }
    }

    /// Why something was not seen; nil when nobody asked, or when it was seen.
    func unseen<Value>(_ check: Check, _ seen: Seen<Value>) -> Finding? {
        switch seen {
        case .seen, .notAsked: nil
        case .doesNotApply(let reason): ok(check, reason)
        case .notLooked(let reason): notAsked(check, reason)
        case .failed(let failure): failed(check, failure)
        }
    }

    private func failed(_ check: Check, _ failure: ProbeFailure) -> Finding {
        var finding = notAsked(check, failure.detail)
        finding.evidence = failure.evidence
        return finding
    }
}
