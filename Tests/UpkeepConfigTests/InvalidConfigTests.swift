import Foundation
import Testing
import UpkeepConfig

/// One file per mistake in `Fixtures/invalid`, each with the exact text that a person gets for it.
struct InvalidConfigTests {
    @Test(arguments: try Fixtures.names("invalid"))
    func message(_ name: String) throws {
        let result = Fixtures.load([ConfigSource(path: "\(name).yaml", bytes: try Fixtures.bytes("invalid", name))])
        #expect(result.configuration == nil)
        #expect(!result.problems.isEmpty)
        try Fixtures.expectSnapshot(
            ConfigProblem.text(result.problems), Fixtures.tests.appending(path: "Fixtures/invalid/\(name).txt"))
    }

    @Test(arguments: try Fixtures.names("invalid"))
    func noSecretIsPrinted(_ name: String) throws {
        let result = Fixtures.load([ConfigSource(path: "\(name).yaml", bytes: try Fixtures.bytes("invalid", name))])
        #expect(!ConfigProblem.text(result.problems).contains("hunter"))
        #expect(!String(reflecting: result).contains("hunter"))
    }

    @Test func everyKindOfMistakeHasAFixture() throws {
        var kinds: Set<ConfigProblem.Kind> = []
        for name in try Fixtures.names("invalid") {
            let source = ConfigSource(path: "\(name).yaml", bytes: try Fixtures.bytes("invalid", name))
            kinds.formUnion(Fixtures.load([source]).problems.map(\.kind))
        }
        // A file of more than 4 MiB and mistakes across files are made by tests; what is only noted is no mistake.
        let others: Set<ConfigProblem.Kind> = [.tooLarge, .setTwice, .secretInClear, .pointless]
        #expect(Set(ConfigProblem.Kind.allCases).subtracting(kinds) == others)
    }

    @Test(arguments: try Fixtures.names("invalid"))
    func problemsAreInOrderAndNeverTwice(_ name: String) throws {
        let result = Fixtures.load([ConfigSource(path: "\(name).yaml", bytes: try Fixtures.bytes("invalid", name))])
        #expect(result.problems.map(\.place) == result.problems.map(\.place).sorted())
        #expect(Set(result.problems).count == result.problems.count)
    }
}
