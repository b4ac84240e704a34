import Foundation
import Testing

@testable import UpkeepConfig

struct ConfigReferenceTests {
    @Test func thePageIsFresh() throws {
        let page = ConfigReference.markdown()
        try Fixtures.expectSnapshot(page, Fixtures.root.appending(path: "docs/config.md"))
    }

    @Test func everyHeadingThatProblemsPointToExists() throws {
        let headings = ConfigReference.markdown().split(separator: "\n").filter { $0.hasPrefix("##") }
            .map { $0.drop { $0 == "#" || $0 == " " }.filter { $0 != "`" }.lowercased() }
            .map { String($0.map { $0 == " " ? "-" : $0 }) }
        #expect(headings.count == Set(headings).count)
        var references: Set<String> = []
        for name in try Fixtures.names("invalid") {
            let source = ConfigSource(path: name, bytes: try Fixtures.bytes("invalid", name))
            references.formUnion(Fixtures.load([source]).problems.compactMap(\.reference))
        }
        #expect(references.count > 20)
        #expect(references.subtracting(headings) == [])
    }

    @Test("what every problem says to type prints something")
    func everyKeyHasAPageOfItsOwn() throws {
        var references: Set<String> = []
        for name in try Fixtures.names("invalid") {
            let source = ConfigSource(path: name, bytes: try Fixtures.bytes("invalid", name))
            references.formUnion(Fixtures.load([source]).problems.compactMap(\.reference))
        }
        for key in references.union(ConfigReference.keys) {
            #expect(ConfigReference.markdown(of: key)?.isEmpty == false, "\(key)")
        }
        #expect(ConfigReference.markdown(of: "certificate_days")?.hasPrefix("### `expect.certificate_days`\n") == true)
        #expect(ConfigReference.markdown(of: "expect")?.contains("| `status` |") == true)
        #expect(ConfigReference.markdown(of: "nonsense") == nil)
    }

    @Test func everyKeyIsOnThePage() {
        let page = ConfigReference.markdown()
        func names(_ docs: [KeyDoc]) -> [String] { docs.flatMap { [$0.name] + names($0.children) } }
        for name in names(SiteKeys.site.keys.map(\.doc)) + names(TopKeys.top.keys.map(\.doc)) {
            #expect(page.contains("`\(name)`") || page.contains(".\(name)`"), "\(name)")
        }
    }
}
