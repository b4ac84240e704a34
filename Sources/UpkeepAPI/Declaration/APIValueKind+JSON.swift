import UpkeepCore
import UpkeepReport

extension APIValueKind {
    /// Reads a member of a body.
    func value(of json: JSONValue, now: Timestamp) throws(ValueProblem) -> APIValue {
        switch (self, json) {
        case (.integer(let range), .integer(let number)):
            guard range.contains(number) else { throw .malformed }
            return .integer(number)
        case (.flag, .flag(let flag)): return .flag(flag)
        case (.facts, .object(let members)): return .facts(try Self.facts(members))
        case (.integer, _), (.flag, _), (.facts, _): throw .malformed
        case (_, .text(let text)): return try value(ofText: text, now: now)
        default: throw .malformed
        }
    }

    private static func facts(_ members: [JSONValue.Member]) throws(ValueProblem) -> Evidence {
        guard members.count <= mostFacts else { throw .malformed }
        var evidence = Evidence()
        for member in members {
            guard (1...longestFactName).contains(member.name.unicodeScalars.count) else { throw .malformed }
            switch member.value {
            case .text(let text) where text.unicodeScalars.count <= longestFact: evidence[member.name] = .text(text)
            case .integer(let integer): evidence[member.name] = .integer(integer)
            case .number(let number): evidence[member.name] = .number(number)
            case .flag(let flag): evidence[member.name] = .flag(flag)
            default: throw .malformed
            }
        }
        return evidence
    }
}
