import Testing

@testable import UpkeepConfig

struct SubstitutionTests {
    private let environment = ["A": "one", "EMPTY": "", "B_2": "two", "NESTED": "${A}"]

    private func look(_ name: String) -> String? { environment[name] }

    @Test(arguments: [
        ("", ""), ("$", "$"), ("$$", "$"), ("$$$$", "$$"), ("^a$", "^a$"), ("$.status", "$.status"), ("$A", "$A"),
        ("${A}", "one"), ("x${A}y${B_2}z", "xoneytwoz"), ("$${A}", "${A}"), ("$$${A}", "$one"),
        ("${A:-other}", "one"), ("${NO:-other}", "other"), ("${NO:-}", ""), ("${EMPTY}", ""), ("${EMPTY:-x}", "x"),
        ("${NESTED}", "${A}"), ("${NO:-a:-b}", "a:-b"), ("€${A}", "€one"),
    ])
    func value(_ text: String, _ expected: String) throws {
        #expect(try Substitution.apply(to: text, environment: look).get() == expected)
    }

    @Test(arguments: [
        ("${", ConfigProblem.Kind.badVariable, 0), ("a${A", .badVariable, 1), ("${}", .badVariable, 0),
        ("${1A}", .badVariable, 0), ("${A-b}", .badVariable, 0), ("${A }", .badVariable, 0),
        ("€${NO}", .unsetVariable, 3), ("${A}${NO}", .unsetVariable, 4),
    ])
    func problem(_ text: String, _ kind: ConfigProblem.Kind, _ offset: Int) {
        #expect(throws: Substitution.Problem.self) { try Substitution.apply(to: text, environment: look).get() }
        guard case .failure(let problem) = Substitution.apply(to: text, environment: look) else { return }
        #expect(problem.kind == kind)
        #expect(problem.offset == offset)
    }
}
