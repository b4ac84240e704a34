import Checks
import Testing
import UpkeepConfig
import UpkeepCore

struct CrossFileTests {
    private let main = ConfigSource(
        path: "/etc/upkeep/upkeep.yaml",
        text: """
            defaults:
              timeouts: {total: 5s}
              headers: {X-Probe: upkeep}
            sites:
              - url: https://shop.example/
                name: shop
            """)

    @Test func sitesAndResolversArePutTogetherInOrder() throws {
        let result = Fixtures.load([
            main,
            ConfigSource(path: "conf.d/a.yaml", text: "resolvers: 192.0.2.1\nsites: [{url: 'https://a.example/'}]"),
            ConfigSource(path: "conf.d/b.yml", text: "resolvers: 192.0.2.2\nsites: [{url: 'https://b.example/'}]"),
        ])
        let config = try #require(result.configuration)
        #expect(config.sites.map(\.name) == ["shop", "https://a.example/", "https://b.example/"])
        #expect(config.resolvers.map(\.address.description) == ["192.0.2.1", "192.0.2.2"])
    }

    @Test func defaultsOfOneFileHoldForTheSitesOfAll() throws {
        let result = Fixtures.load([
            ConfigSource(path: "upkeep.yaml", text: "sites: [{url: 'https://a.example/'}]"),
            ConfigSource(path: "conf.d/z.yaml", text: "defaults: {timeouts: {total: 2s}}"),
            ConfigSource(path: "conf.d/zz.yaml", text: "defaults: {timeouts: {dns: 1s}}"),
        ])
        guard case .http(let plan) = try #require(result.configuration?.sites.first).plan else { return }
        #expect(plan.budget.total == .seconds(2))
        #expect(plan.budget.dns == .seconds(1))
    }

    @Test func aValueInTwoFilesIsToldWithBothPlaces() {
        let result = Fixtures.load([
            main,
            ConfigSource(path: "conf.d/a.yaml", text: "defaults:\n  timeouts:\n    total: 7s\n"),
        ])
        #expect(
            ConfigProblem.text(result.problems) == """
                conf.d/a.yaml:3:5: `defaults.timeouts.total` is set in two files
                  3 |     total: 7s
                    |     ^
                  first: /etc/upkeep/upkeep.yaml:2:14
                  hint: keep one of the two
                  see: `upkeep config reference timeouts`

                1 problem

                """)
    }

    @Test func aShortFormAndAMappingOfTheSameKeyAreToldToo() {
        let result = Fixtures.load([
            main, ConfigSource(path: "conf.d/a.yaml", text: "defaults:\n  timeouts: 7s\n"),
        ])
        #expect(result.problems.map(\.code) == ["set-twice"])
    }

    @Test func aSiteNameInTwoFilesIsToldWithBothPlaces() {
        let result = Fixtures.load([
            main,
            ConfigSource(path: "conf.d/a.yaml", text: "sites:\n  - url: https://a.example/\n    name: shop\n"),
        ])
        #expect(result.problems.map(\.code) == ["duplicate-site"])
        #expect(result.problems.first?.place.description == "conf.d/a.yaml:3:11")
        #expect(result.problems.first?.related?.description == "/etc/upkeep/upkeep.yaml:6:11")
    }

    @Test func problemsOfAllFilesComeAtOnce() {
        let result = Fixtures.load([
            ConfigSource(path: "upkeep.yaml", text: "sites: [{url: 'https://a.example/', nam: a}]"),
            ConfigSource(path: "conf.d/a.yaml", text: "sites: ["),
            ConfigSource(path: "conf.d/b.yaml", text: "sites: [{url: nowhere}]"),
        ])
        #expect(result.problems.map(\.place.path) == ["conf.d/a.yaml", "conf.d/b.yaml", "upkeep.yaml"])
    }

    @Test func aFileWithoutSitesIsFineWhenAnotherHasSome() {
        #expect(
            Fixtures.load([main, ConfigSource(path: "conf.d/a.yaml", text: "ca_file: ca.pem")]).configuration != nil)
    }

    @Test func relativePathsStartAtTheirFile() throws {
        var asked: [String] = []
        let result = ConfigLoader.load(
            sources: [
                main,
                ConfigSource(
                    path: "/etc/upkeep/conf.d/a.yaml",
                    text: """
                        ca_file: ca.pem
                        sites:
                          - url: https://a.example/
                            auth: {bearer_file: a.token}
                          - url: https://b.example/
                            auth: {bearer_file: /run/b.token}
                        """),
            ], environment: { _ in nil }, checkFile: { asked.append($0.path) }
        ) { path in
            asked.append(path)
            return "t"
        }
        #expect(result.configuration?.caFile == "/etc/upkeep/conf.d/ca.pem")
        #expect(asked == ["/etc/upkeep/conf.d/ca.pem", "/etc/upkeep/conf.d/a.token", "/run/b.token"])
    }

    @Test func whichNamesInConfDAreRead() {
        let names = ["b.yaml", "B.yml", "a.yaml", "a.yaml~", ".hidden.yaml", "notes.txt", "10-x.yaml", "9-x.yaml"]
        #expect(ConfigSource.fileNames(among: names) == ["10-x.yaml", "9-x.yaml", "B.yml", "a.yaml", "b.yaml"])
    }
}
