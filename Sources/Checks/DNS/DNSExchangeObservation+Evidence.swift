import UpkeepCore

extension DNSExchangeObservation {
    /// The exchange as evidence: whom was asked what, and what came of it.
    var evidence: EvidenceValue {
        var facts: Evidence = [
            "server": .text(server.description), "question": .text("\(question) \(type)"),
            "transport": .text(transport.rawValue), "outcome": .text(outcomeText), "elapsed": .duration(elapsed),
        ]
        if strays > 0 { facts["strays"] = .integer(strays) }
        return .record(facts)
    }

    private var outcomeText: String {
        switch outcome {
        case .answered(let rcode, _, _): "answered, rcode \(rcode)"
        case .refused: "nothing listens there"
        case .timedOut: "no answer"
        case .unreachable(let reason): "unreachable: \(reason)"
        case .mismatched(let reason): "not an answer to this: \(reason)"
        case .malformed(let reason): "cannot be read: \(reason)"
        case .closed(let reason): "closed: \(reason)"
        }
    }
}
