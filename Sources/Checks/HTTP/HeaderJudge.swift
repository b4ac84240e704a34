import HTTPWire
import UpkeepCore

/// Judges the final answer's headers.
struct HeaderJudge {
    let expected: [HTTPExpectation.Header]

    func judge(_ answer: HTTPAnswerObservation, _ judging: Judging) -> Finding {
        for header in expected {
            let values = answer.headers.values(header.name)
            let evidence: Evidence = [
                "header": .text(header.name), "values": EvidenceValue(values),
                "expected": .text(header.pattern?.source ?? "(absent)"),
            ]
            guard let pattern = header.pattern else {
                if values.isEmpty { continue }
                return judging.bad(HTTPChecks.header, "header `\(header.name)` is there and should not be", evidence)
            }
            guard !values.isEmpty else {
                return judging.bad(HTTPChecks.header, "header `\(header.name)` is missing", evidence)
            }
            var reason: String?
            var isFound = false
            for value in values {
                switch pattern.matches(Array(value.utf8)) {
                case .yes: isFound = true
                case .no: continue
                case .gaveUp(let why): reason = why
                }
            }
            if isFound { continue }
            if let reason {
                return judging.bad(
                    HTTPChecks.header, .unknown, "header `\(header.name)` could not be decided: \(reason)",
                    remedy: "write the expression more simply, without repeats inside repeats", evidence)
            }
            return judging.bad(
                HTTPChecks.header,
                "header `\(header.name)` is `\(values[0].prefix(100))`, expected `\(pattern.source)`",
                evidence)
        }
        return judging.ok(HTTPChecks.header, "as expected")
    }
}
