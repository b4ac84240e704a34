import HTTPTypes
import UpkeepCore
import UpkeepReport

/// Reads parameters one by one, and collects what is wrong with them.
struct ArgumentReading {
    enum Place: String { case path, query, body }

    let now: Timestamp
    private var found: [String: APIValue] = [:]
    private var problems: [Problem.Field] = []
    private var isOnlyOutOfReach = true

    init(now: Timestamp) { self.now = now }

    mutating func read(_ parameter: APIParameter, _ text: String, in place: Place) {
        do {
            found[parameter.name] = try parameter.kind.value(ofText: text, now: now)
        } catch {
            note(parameter, error, place)
        }
    }

    mutating func read(query: [(name: String, value: String)], as parameters: [APIParameter]) {
        var seen: Set<String> = []
        for (name, value) in query {
            guard let parameter = parameters.first(where: { $0.name == name }) else {
                unknown(name, of: parameters, in: .query)
                continue
            }
            guard seen.insert(name).inserted else {
                malformed(.init(name, in: Place.query.rawValue, "is given more than once", expected: "one value"))
                continue
            }
            read(parameter, value, in: .query)
        }
        fill(parameters, given: seen, in: .query)
    }

    mutating func read(body members: [JSONValue.Member], as parameters: [APIParameter]) {
        for member in members {
            guard let parameter = parameters.first(where: { $0.name == member.name }) else {
                unknown(member.name, of: parameters, in: .body)
                continue
            }
            do {
                found[parameter.name] = try parameter.kind.value(of: member.value, now: now)
            } catch {
                note(parameter, error, .body)
            }
        }
        fill(parameters, given: Set(members.map(\.name)), in: .body)
    }

    /// - Throws: a ``Problem`` of 400 with every field that is wrong; of 422 when all are of the right form.
    func values() throws(Problem) -> [String: APIValue] {
        guard let first = problems.first else { return found }
        throw Problem(
            isOnlyOutOfReach ? .unprocessableContent : .badRequest, "`\(first.name)` \(first.detail)",
            fields: problems)
    }

    private mutating func fill(_ parameters: [APIParameter], given: Set<String>, in place: Place) {
        for parameter in parameters where !given.contains(parameter.name) {
            if let fallback = parameter.fallback { found[parameter.name] = fallback }
            guard parameter.isRequired else { continue }
            malformed(
                .init(parameter.name, in: place.rawValue, "is missing", expected: parameter.kind.expectedForm))
        }
    }

    private mutating func note(_ parameter: APIParameter, _ problem: ValueProblem, _ place: Place) {
        let expected = parameter.kind.expectedForm
        switch problem {
        case .malformed:
            malformed(.init(parameter.name, in: place.rawValue, "is not what it has to be", expected: expected))
        case .outOfReach:
            problems.append(
                .init(parameter.name, in: place.rawValue, "is beyond what can be kept", expected: expected))
        }
    }

    /// A name is short enough to be said back; a value might be a secret in the wrong place.
    private mutating func unknown(_ name: String, of parameters: [APIParameter], in place: Place) {
        let known = parameters.map { "`\($0.name)`" }.joined(separator: ", ")
        malformed(
            .init(
                String(name.unicodeScalars.prefix(64)), in: place.rawValue, "is not known here",
                expected: known.isEmpty ? "nothing" : "one of \(known)"))
    }

    private mutating func malformed(_ field: Problem.Field) {
        isOnlyOutOfReach = false
        problems.append(field)
    }
}
