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

    /// A response code by the name that every tool prints (RFC 6895 section 2.3).
    package static func name(rcode: some BinaryInteger) -> String {
        switch rcode {
        case 0: "NOERROR"
        case 1: "FORMERR"
        case 2: "SERVFAIL"
        case 3: "NXDOMAIN"
        case 4: "NOTIMP"
        case 5: "REFUSED"
        default: "RCODE\(rcode)"
        }
    }

    private var outcomeText: String {
        switch outcome {
        case .answered(let rcode, _, _): Self.name(rcode: rcode)
        case .refused: "nothing listens there"
        case .timedOut: "no answer"
        case .unreachable(let reason): "unreachable: \(reason)"
        case .mismatched(let reason): "not an answer to this: \(reason)"
        case .malformed(let reason): "cannot be read: \(reason)"
        case .closed(let reason): "closed: \(reason)"
        case .cancelled(let reason): reason
        }
    }
}
