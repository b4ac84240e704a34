import Calendars
import Checks
import FakeSystem
import Testing
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

@testable import UpkeepCommands

/// Planned work, from the config to the calendar.
struct WatchCalendarTests {
    @Test("a window covers what it names, sites and machines alike")
    func scope() throws {
        let system = System.fake(
            files: FakeFiles([
                "upkeep.yaml": """
                sites:
                  - {name: shop, url: 'https://shop.example/'}
                  - {name: wiki, url: 'https://wiki.example/', machine: web1}
                  - {name: blog, url: 'https://blog.example/'}
                maintenance:
                  - {name: both, sites: [shop], machines: [web1], cron: '0 3 * * 0', for: 2h}

                """
            ]).files, environment: Environment([:]))
        let selection = try SiteSelection(targets: [], configPath: nil, system: system)
        let watch = try #require(selection.configuration?.watch)
        let window = try WatchCalendar(watch, system).window(try #require(watch.maintenance.first))
        let covered = selection.sites.filter { site in
            let machine = watch.sites[site.name]?.machine.map { [Trait(.host, $0)] } ?? []
            return window.scope.covers(site.subject, on: machine)
        }
        #expect(covered.map(\.name) == ["shop", "wiki"])
    }
}
