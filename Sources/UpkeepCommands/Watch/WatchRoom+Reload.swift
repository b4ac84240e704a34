import Incidents
import Notifiers
import UpkeepConfig
import UpkeepCore
import UpkeepReport
import UpkeepSystem
import UpkeepWatch

extension WatchRoom {
    /// Puts a config in force that was read again, all of it or, when it cannot be, nothing.
    /// - Returns: what is different.
    func follow(_ new: WatchedConfig, after old: WatchedConfig) async throws -> String {
        // Whatever may fail comes first.
        let watch = new.configuration?.watch
        let calendar = try WatchCalendar(watch, system)
        let plan = try WatchPlan(new, calendar)
        let view = try outlook.made(new.configuration)
        try await door.follow(settings(new))
        // It stands in the timeline before anything can fail because of it.
        let change = PlanChange(
            from: await runner.desk.plan, to: plan, others: Self.others(new, old), touchesAll: isSeenOtherwise(new, old)
        )
        await runner.desk.note("config reloaded: \(change.summary)", evidence: change.evidence)
        journal.follow(WatchJournal.Manner(redactor: Redactor(new.secrets), zone: calendar.hour))
        outlook.follow(view)
        await runner.queue.configure(watch?.alerts.channels ?? [])
        await runner.follow(plan)
        await deadMan.follow(watch?.alerts.deadMan)
        await tellOfStore(new.configuration?.watch.store, old.configuration?.watch.store)
        return change.summary
    }

    /// What of a config may make every look come out otherwise.
    private func isSeenOtherwise(_ new: WatchedConfig, _ old: WatchedConfig) -> Bool {
        new.configuration?.resolvers != old.configuration?.resolvers
            || new.configuration?.caFile != old.configuration?.caFile
    }

    /// The config's keys that are not as they were, without those of sites, heartbeats and maintenance.
    private static func others(_ new: WatchedConfig, _ old: WatchedConfig) -> [String] {
        let (new, old) = (new.configuration, old.configuration)
        let (watch, before) = (new?.watch, old?.watch)
        var keys: [String] = []
        if new?.resolvers != old?.resolvers { keys.append("resolvers") }
        if new?.caFile != old?.caFile { keys.append("ca_file") }
        if watch?.listen != before?.listen { keys.append("watch.listen") }
        if watch?.token != before?.token { keys.append("watch.token") }
        if watch?.protectsReads != before?.protectsReads { keys.append("watch.protect_reads") }
        if watch?.publicURL != before?.publicURL { keys.append("watch.public_url") }
        let (rule, earlier) = (watch?.opening ?? OpeningRule(), before?.opening ?? OpeningRule())
        if rule.failures != earlier.failures || rule.window != earlier.window { keys.append("watch.bad") }
        if rule.successes != earlier.successes { keys.append("watch.recover") }
        if watch?.zone?.text != before?.zone?.text { keys.append("watch.zone") }
        if !(watch?.alerts ?? AlertSettings()).isSame(as: before?.alerts ?? AlertSettings()) { keys.append("alerts") }
        return keys
    }

    /// The store is opened once; what is said of it anew waits for the next start, and must not seem to be in force.
    private func tellOfStore(_ new: StoreSettings?, _ old: StoreSettings?) async {
        let inForce = (config.configuration?.watch.store ?? StoreSettings())
        let keys = (new ?? StoreSettings()).keys(otherThan: inForce).map { "watch.store.\($0)" }
        guard !keys.isEmpty, new != old else { return }
        let names = keys.map { "`\($0)`" }.joined(separator: ", ")
        let text = "\(names) changed in the config, and \(keys.count == 1 ? "is" : "are") read at the start only"
        await runner.desk.note(text, evidence: ["keys": .list(keys.map { .text($0) })])
        let failure = CommandFailure("restart-needed", text, hint: "restart `upkeep watch` for it to count")
        // Whoever has closed standard error reads the timeline.
        try? system.standardError.write(failure.text(for: system.standardError.terminal))
    }
}

extension StoreSettings {
    /// The config's keys that are not as in `other`.
    fileprivate func keys(otherThan other: StoreSettings) -> [String] {
        var keys: [String] = []
        if raw != other.raw { keys.append("raw") }
        if minutes != other.minutes { keys.append("minutes") }
        if hours != other.hours { keys.append("hours") }
        if days != other.days { keys.append("days") }
        if budget != other.budget { keys.append("budget") }
        return keys
    }
}
