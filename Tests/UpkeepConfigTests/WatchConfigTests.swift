import Checks
import Incidents
import Notifiers
import Testing
import UpkeepCore
import UpkeepStore

@testable import UpkeepConfig

/// What `watch`, `heartbeats`, `maintenance` and the sites say for `upkeep watch`.
struct WatchConfigTests {
    private func whole() throws -> WatchSettings {
        let result = Fixtures.load([ConfigSource(path: "watch.yaml", bytes: try Fixtures.bytes("valid", "watch"))])
        #expect(result.problems.map(\.text) == [])
        return try #require(result.configuration).watch
    }

    @Test func aConfigThatSaysNothingOfItIsWatchedAllTheSame() throws {
        let watch = try #require(Fixtures.load("sites: [{url: 'https://shop.example/'}]").configuration).watch
        #expect(watch.every == .seconds(60))
        #expect(watch.listen?.description == "127.0.0.1:7710")
        #expect(watch.token == nil && !watch.protectsReads && watch.publicURL == nil && watch.zone == nil)
        #expect(watch.opening == OpeningRule())
        let standard = Retention.standard
        let store = watch.store
        #expect(store.raw == standard.raw && store.minutes == standard.minutes && store.hours == standard.hours)
        #expect(store.days == standard.days && store.budget == standard.budget)
        #expect(watch.alerts.channels.isEmpty && watch.alerts.deadMan == nil)
        #expect(watch.alerts.route == AlertRoute(channels: [], remindEvery: .seconds(4 * 3600)))
        #expect(watch.alerts.route(for: nil) == nil)
        #expect(watch.sites == ["https://shop.example/": SiteWatch(every: .seconds(60))])
        #expect(watch.heartbeats.isEmpty && watch.maintenance.isEmpty)
        #expect(UpkeepConfiguration().watch.every == .seconds(60))
    }

    @Test func everyKeyOfTheWatch() throws {
        let watch = try whole()
        #expect(watch.every == .seconds(30))
        #expect(watch.listen?.description == "[::1]:0")
        #expect(watch.token == Secret("hunter2-hunter2-hunter2") && watch.protectsReads)
        #expect(watch.publicURL == "https://upkeep.shop.example")
        #expect(watch.opening == OpeningRule(failures: 2, window: 3, successes: 3))
        #expect(watch.zone == LocatedText("Europe/Berlin", at: Place(path: "watch.yaml", line: 10, column: 9)))
        #expect(watch.store.raw == .seconds(2 * 86_400) && watch.store.minutes == .seconds(7 * 86_400))
        #expect(watch.store.hours == .seconds(60 * 86_400) && watch.store.days == .seconds(400 * 86_400))
        #expect(watch.store.budget == 10 << 30)
    }

    @Test func everyKeyOfASite() throws {
        let sites = try whole().sites
        var shop = SiteWatch(every: .seconds(10))
        shop.dependsOn = ["mail", "db"]
        shop.machine = "web1"
        shop.alert = ["web team"]
        shop.serviceLevel = ServiceLevel(target: 0.9995, window: .seconds(90 * 86_400))
        var mail = SiteWatch(every: .seconds(120))
        mail.dependsOn = ["db"]
        mail.machine = "mail1"
        mail.alert = []
        var database = SiteWatch(every: .seconds(120))
        database.machine = "web1"
        #expect(sites == ["shop": shop, "mail": mail, "db": database])
        #expect(shop.traits == [Trait(.host, "web1")] && SiteWatch(every: .seconds(1)).traits.isEmpty)
    }

    @Test func everyKeyOfAHeartbeat() throws {
        let heartbeats = try whole().heartbeats
        #expect(heartbeats.map(\.id) == ["backup-db", "sync"])
        #expect(heartbeats.map(\.name) == ["backup of the database", "sync"])
        guard case .cron(let cron, let zone) = heartbeats[0].plan else { throw Unexpected() }
        #expect(cron.text == "30 2 * * *" && cron.place.line == 57 && zone?.text == "Europe/Berlin")
        #expect(heartbeats[1].plan == .every(.seconds(600)))
        #expect(heartbeats.map(\.grace) == [.seconds(1800), .seconds(300)])
        #expect(heartbeats.map(\.longest) == [.seconds(7200), nil])
        #expect(heartbeats.map(\.alert) == [["web team", "boss"], nil])
    }

    @Test func everyKeyOfMaintenance() throws {
        let windows = try whole().maintenance
        #expect(windows.map(\.name) == ["patch night", "the move", "new year"])
        #expect(windows.map(\.machines) == [["web1"], [], []])
        #expect(windows.map(\.sites) == [[], ["shop", "mail"], []])
        #expect(windows.map(\.coversAll) == [false, false, true])
        #expect(windows.map(\.zone?.text) == ["America/New_York", nil, nil])
        guard case .recurring(let cron, let length) = windows[0].window,
            case .once(let from, let until) = windows[1].window
        else { throw Unexpected() }
        #expect(cron.text == "0 3 * * 0" && length == .seconds(7200))
        #expect(from.text == "2026-11-29 22:00" && until.text == "2026-11-30 02:00")
    }

    @Test(arguments: [
        ("none", nil), ("0.0.0.0:80", "0.0.0.0:80"), ("'[::]:9000'", "[::]:9000"), ("127.0.0.1:0", "127.0.0.1:0"),
    ])
    func listens(_ text: String, _ endpoint: String?) throws {
        let result = Fixtures.load("sites: [{url: 'https://a.example/'}]\nwatch: {listen: \(text)}")
        #expect(result.problems.map(\.text) == [])
        #expect(try #require(result.configuration).watch.listen?.description == endpoint)
    }

    @Test(arguments: [
        ("500MB", 500_000_000), ("2GiB", 2 << 30), ("1 TB", 1_000_000_000_000), ("10mb", 10_000_000),
    ])
    func rooms(_ text: String, _ bytes: Int64) throws {
        let result = Fixtures.load("sites: [{url: 'https://a.example/'}]\nwatch: {store: {budget: \(text)}}")
        #expect(result.problems.map(\.text) == [])
        #expect(try #require(result.configuration).watch.store.budget == bytes)
    }

    @Test("a coarser level that is shorter than a finer one is noted")
    func levels() {
        let result = Fixtures.load("sites: [{url: 'https://a.example/'}]\nwatch: {store: {minutes: 1d}}")
        #expect(
            result.notes.map(\.text) == [
                """
                upkeep.yaml:2:17: `minutes` of 24 h is less than `raw`, and is kept as long
                  2 | watch: {store: {minutes: 1d}}
                    |                 ^
                  hint: each level is at least as long as the finer one
                  see: `upkeep config reference watch`
                """
            ])
    }

    @Test func whatAllFilesSayIsPutTogether() throws {
        let result = Fixtures.load([
            ConfigSource(
                path: "upkeep.yaml",
                text: """
                    alerts: {channels: [{name: a, teams: {url: 'https://a.example/'}}], to: [a, b]}
                    watch: {every: 5s}
                    heartbeats: [{id: a, every: 1d}]
                    sites: [{url: 'https://a.example/', name: a, depends_on: b}]
                    """),
            ConfigSource(
                path: "conf.d/b.yaml",
                text: """
                    alerts: {channels: [{name: b, teams: {url: 'https://b.example/'}}]}
                    watch: {recover: 4}
                    heartbeats: [{id: b, every: 1d}]
                    sites: [{url: 'https://b.example/', name: b}]
                    """),
        ])
        #expect(result.problems.map(\.text) == [])
        let watch = try #require(result.configuration).watch
        #expect(watch.alerts.channels.map(\.name) == ["a", "b"] && watch.heartbeats.map(\.id) == ["a", "b"])
        #expect(watch.every == .seconds(5) && watch.opening.successes == 4)
    }

    @Test("mistakes across files are told with the place in theirs")
    func otherFiles() {
        let result = Fixtures.load([
            ConfigSource(
                path: "upkeep.yaml", text: "watch: {every: 5s}\nsites: [{url: 'https://a.example/', name: a}]"),
            ConfigSource(
                path: "conf.d/b.yaml",
                text: """
                    watch: {every: 6s}
                    heartbeats: [{id: a, every: 1d, alert: ops}]
                    sites: [{url: 'https://b.example/', depends_on: c}]
                    """),
        ])
        #expect(
            result.problems.map { "\($0.place) \($0.code)" } == [
                "conf.d/b.yaml:1:9 set-twice", "conf.d/b.yaml:2:40 unknown-name", "conf.d/b.yaml:3:49 unknown-name",
            ])
        #expect(result.problems.first?.reference == "watch")
    }

    @Test("a site that cannot be read is not also said to be missing")
    func noFollowingMistakes() {
        let result = Fixtures.load(
            """
            sites:
              - {name: a, url: nowhere}
              - {url: 'https://b.example/', depends_on: a}
            alerts: {channels: [{name: 5, slack: {}}], to: '5'}
            maintenance: [{name: m, sites: a, cron: '* * * * *', for: 1h}]
            """)
        #expect(result.problems.map(\.code) == ["bad-value", "wrong-type"])
    }

    @Test("what a calendar says is told with its place")
    func calendars() {
        let text = """
            sites: [{url: 'https://a.example/'}]
            watch: {zone: Europe/Berln}
            heartbeats: [{id: a, cron: '61 * * * *', zone: UTC}]
            maintenance:
              - {name: m, all: true, from: '2026-02-30 10:00', until: '2026-03-01 10:00'}
              - {name: n, all: true, from: '2026-03-02 10:00', until: '2026-03-01 10:00', zone: UTC}
            """
        let result = ConfigLoader.load(
            sources: [ConfigSource(path: "upkeep.yaml", text: text)], environment: { _ in nil }, checkFile: { _ in },
            readSecret: { _ in "" }
        ) { text in
            switch text {
            case .zone("UTC"): nil
            case .zone(let name): CalendarProblem("there is no zone `\(name)`", hint: "did you mean `Europe/Berlin`?")
            case .cron: CalendarProblem("there is no minute 61", offset: 0)
            case .civil(let text): text.contains("02-30") ? CalendarProblem("no such day", offset: 8) : nil
            case .window(_, _, let zone): zone == nil ? nil : CalendarProblem("it ends before it begins")
            }
        }
        #expect(
            ConfigProblem.text(result.problems) == """
                upkeep.yaml:2:15: `watch.zone`: there is no zone `Europe/Berln`
                  2 | watch: {zone: Europe/Berln}
                    |               ^
                  expected: an IANA zone such as `Europe/Berlin` or `UTC`
                  hint: did you mean `Europe/Berlin`?
                  see: `upkeep config reference watch`

                upkeep.yaml:3:29: `heartbeats.cron`: there is no minute 61
                  3 | heartbeats: [{id: a, cron: '61 * * * *', zone: UTC}]
                    |                             ^
                  expected: a cron expression such as `30 2 * * *`: minute, hour, day, month, weekday; in quotes when it begins with `*`
                  see: `upkeep config reference heartbeats`

                upkeep.yaml:5:41: `maintenance.from`: no such day
                  5 |   - {name: m, all: true, from: '2026-02-30 10:00', until: '2026-03-01 10:00'}
                    |                                         ^
                  expected: a date and a time such as `2026-11-29 22:00`
                  see: `upkeep config reference maintenance`

                upkeep.yaml:6:59: `until`: it ends before it begins
                  6 |   - {name: n, all: true, from: '2026-03-02 10:00', until: '2026-03-01 10:00', zone: UTC}
                    |                                                           ^
                  with: upkeep.yaml:6:32
                  see: `upkeep config reference maintenance`

                4 problems

                """)
    }

    private struct Unexpected: Error {}
}
