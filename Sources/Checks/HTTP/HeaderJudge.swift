import HTTPWire
import UpkeepCore

/// Judges the final answer's headers: all that are wrong at once, those that are certain first.
struct HeaderJudge {
    let expected: [HTTPExpectation.Header]

    private struct Wrong {
        /// After the header's name, e.g. "is missing".
        var told: String
        var facts: Evidence
        var isUndecided = false
    }

    func judge(_ answer: HTTPAnswerObservation, _ judging: Judging) -> Finding {
        let all = expected.compactMap { wrong($0, answer.headers.values($0.name)) }
        let certain = all.filter { !$0.isUndecided }
        guard let first = certain.first ?? all.first else { return judging.ok(HTTPChecks.header, "as expected") }
        let count = all.count > 1 ? "\(all.count) of \(expected.count) headers are not as expected: " : ""
        var evidence = first.facts
        if all.count > 1 { evidence["wrong"] = .list(all.map { .record($0.facts) }) }
        return judging.bad(
            HTTPChecks.header, first.isUndecided ? .unknown : nil, count + first.told,
            remedy: first.isUndecided ? "write the expression more simply, without repeats inside repeats" : nil,
            evidence)
    }

    private func wrong(_ header: HTTPExpectation.Header, _ values: [String]) -> Wrong? {
        let facts: Evidence = [
            "header": .text(header.name), "values": EvidenceValue(values),
            "expected": .text(header.pattern?.source ?? "(absent)"),
        ]
        func wrong(_ told: String) -> Wrong { Wrong(told: "header `\(header.name)` \(told)", facts: facts) }
        guard let pattern = header.pattern else {
            return values.isEmpty ? nil : wrong("is there and should not be")
        }
        guard let first = values.first else { return wrong("is missing") }
        var reason: String?
        for value in values {
            switch pattern.matches(Array(value.utf8)) {
            case .yes: return nil
            case .no: continue
            case .gaveUp(let why): reason = why
            }
        }
        guard let reason else { return wrong("is `\(first.prefix(100))`, expected `\(pattern.source)`") }
        var undecided = wrong("could not be decided: \(reason)")
        undecided.isUndecided = true
        return undecided
    }
}
