import Checks
import FakeSystem
import Testing
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

@testable import UpkeepCommands

/// Which sites a command line means.
struct SiteSelectionTests {
    private static let config = """
        resolvers: [192.0.2.53]
        sites:
          - {name: shop, url: 'https://shop.example/', method: HEAD}
          - {url: 'https://blog.example/'}

        """

    private func select(_ targets: [String], config path: String? = nil, files: [String: String]) throws
        -> SiteSelection
    {
        try SiteSelection(
            targets: targets, configPath: path,
            system: .fake(files: FakeFiles(files).files, environment: Environment([:])))
    }

    @Test(
        "names, URLs and hosts",
        arguments: [
            ([], ["shop", "https://blog.example/"], true), (["shop"], ["shop"], true),
            (["https://blog.example/"], ["https://blog.example/"], true),
            (["shop", "other.example"], ["shop", "https://other.example/"], true),
            (["other.example"], ["https://other.example/"], false),
            (["localhost"], ["https://localhost/"], false),
            (["[2001:db8::1]"], ["https://[2001:db8::1]/"], false),
            (["tcp://mail.example:25"], ["tcp://mail.example:25"], false),
        ])
    func chosen(_ targets: [String], _ names: [String], _ usesConfig: Bool) throws {
        let selection = try select(targets, files: ["upkeep.yaml": Self.config])
        #expect(selection.sites.map(\.name) == names)
        #expect((selection.configuration != nil) == usesConfig)
        #expect(selection.note == nil)
    }

    @Test("the config in /etc is the second choice")
    func places() throws {
        let elsewhere = "sites: [{name: etc, url: 'https://etc.example/'}]\n"
        let both = ["upkeep.yaml": Self.config, "/etc/upkeep/upkeep.yaml": elsewhere]
        #expect(try select([], files: both).sites.map(\.name) == ["shop", "https://blog.example/"])
        #expect(try select([], files: ["/etc/upkeep/upkeep.yaml": elsewhere]).sites.map(\.name) == ["etc"])
        #expect(try select([], config: "/etc/upkeep/upkeep.yaml", files: both).sites.map(\.name) == ["etc"])
    }

    @Test("a config that was named has a say about every site")
    func named() throws {
        let selection = try select(["other.example"], config: "a.yaml", files: ["a.yaml": Self.config])
        #expect(selection.configuration?.resolvers.map(\.description) == ["192.0.2.53:53"])
    }

    @Test(
        "a word that names nothing is no host",
        arguments: [
            ("shpo", "did you mean `shop`?"), ("webserver", "for a host of that name write `https://webserver/`"),
        ])
    func unknown(_ target: String, _ hint: String) {
        let failure = #expect(throws: CommandFailure.self) {
            try select([target], files: ["upkeep.yaml": Self.config])
        }
        #expect(failure?.message == "`upkeep.yaml` names no site `\(target)`")
        #expect(failure?.hint == hint)
        #expect(failure?.exitCode == 64)
    }

    @Test func brokenConfigs() throws {
        let broken = ["upkeep.yaml": "sites: 3\n"]
        let aside = try select(["https://a.example/"], files: broken)
        #expect(aside.note == "`upkeep.yaml` cannot be used and was left aside; `upkeep config check` says why")
        #expect(throws: CommandFailure.self) { try select([], files: broken) }
        #expect(throws: CommandFailure.self) { try select(["shop"], files: broken) }
        #expect(throws: CommandFailure.self) {
            try select(["https://a.example/"], config: "upkeep.yaml", files: broken)
        }
    }
}
