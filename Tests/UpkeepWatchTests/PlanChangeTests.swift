import Calendars
import Checks
import HTTPWire
import Testing
import UpkeepCore
import UpkeepWatch

@Suite("what a config that was read again changed")
struct PlanChangeTests {
    private func plan(
        _ sites: [String: Duration], jobs: [String: Duration] = [:], windows: [String] = []
    ) throws -> WatchPlan {
        try WatchPlan(
            monitors: sites.sorted { $0.key < $1.key }.map { name, every in
                Monitor(
                    Site(name: name, plan: .http(HTTPPlan(url: try WebURL("https://\(name).example/")))), every: every)
            },
            heartbeats: jobs.sorted { $0.key < $1.key }.map { id, period in
                HeartbeatPlan(id: id, schedule: .every(period, in: .utc), grace: .zero)
            },
            maintenance: windows.map { id in
                try MaintenanceWindow(
                    id: id, scope: .all,
                    times: .once(from: try CivilTime("2026-11-22 11:00"), until: try CivilTime("2026-11-22 12:00")),
                    zone: .utc)
            })
    }

    @Test("sites, heartbeats and windows that came, went or are otherwise are named; who is still looked at is touched")
    func parts() throws {
        let old = try plan(["a": .seconds(30), "b": .seconds(30), "c": .seconds(30)], jobs: ["dump": .seconds(60)])
        let new = try plan(
            ["b": .seconds(30), "c": .seconds(10), "d": .seconds(30), "e": .seconds(30)],
            jobs: ["dump": .seconds(90)], windows: ["night"])
        let change = PlanChange(from: old, to: new, others: ["alerts"])
        #expect(
            change.summary
                == "2 sites added (`d`, `e`), 1 changed (`c`), 1 removed (`a`), 1 heartbeat changed (`dump`), "
                + "1 maintenance window added (`night`), `alerts` changed")
        #expect(
            change.touched
                == [Subject(.site, "c"), Subject(.site, "d"), Subject(.site, "e"), Subject(.service, "dump")])
        let event = TimelineEvent(
            kind: .change, at: Timestamp(seconds: 0), subject: WatchDesk.own, summary: "", evidence: change.evidence)
        #expect(event.touched == change.touched)
    }

    @Test("nothing, and what may make every look come out otherwise")
    func all() throws {
        let same = try plan(["a": .seconds(30), "b": .seconds(30)])
        let nothing = PlanChange(from: same, to: same)
        #expect(nothing.summary == "nothing of it changed" && nothing.touched == [])
        let resolvers = PlanChange(from: same, to: same, others: ["resolvers"], touchesAll: true)
        #expect(resolvers.summary == "`resolvers` changed" && resolvers.touched.count == 2)
    }

    @Test("of many a few are named")
    func many() throws {
        let new = try plan(Dictionary(uniqueKeysWithValues: (1...9).map { ("s\($0)", .seconds(30)) }))
        #expect(
            PlanChange(from: try plan([:]), to: new).summary
                == "9 sites added (`s1`, `s2`, `s3`, `s4` and 5 more)")
    }
}
