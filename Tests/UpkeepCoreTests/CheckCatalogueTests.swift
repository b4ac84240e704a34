import Testing
import UpkeepCore

struct CheckCatalogueTests {
    private let catalogue = CheckCatalogue(families: [
        [Check("a", title: "first", why: "", remedy: "")],
        [
            Check("b", title: "second", why: "", dependsOn: ["a"], remedy: ""),
            Check("c", title: "third", why: "", dependsOn: ["b", "a"], remedy: ""),
        ],
    ])

    @Test func findsChecksAndTheirPlace() {
        #expect(catalogue["b"]?.title == "second")
        #expect(catalogue["x"] == nil)
        #expect(catalogue.rank("c") == 2)
        #expect(catalogue.rank("x") == .max)
    }

    @Test func namesCausesFirstToLast() {
        #expect(catalogue.causes(of: "c") == ["a", "b"])
        #expect(catalogue.causes(of: "a") == [])
        #expect(catalogue.causes(of: "x") == [])
    }

    @Test func familyIsThePartBeforeTheDot() {
        #expect(CheckID("tls.not-yet-valid").family == "tls")
        #expect(CheckID("tls").family == "tls")
    }

    @Test func statusesKnowTheirExitCodeAndGravity() {
        #expect(Status.allCases.map(\.exitCode) == [0, 1, 2, 3])
        #expect(Status.worst([.ok, .unknown, .warning]) == .unknown)
        #expect(Status.worst([.unknown, .critical]) == .critical)
        #expect(Status.worst([]) == .ok)
    }
}
