import Checks
import Incidents
package import UpkeepCore
import UpkeepStore
import UpkeepSystem

extension WatchDesk {
    /// What Upkeep says of itself is said of this.
    package static let own = Subject(.service, "upkeep watch")

    /// How often what a site looks like in good times is kept.
    private static let rememberEvery = Duration.seconds(600)

    /// The monitor that the scheduler knows by this key; nil when it is not watched any more.
    package func monitor(_ key: String) -> Monitor? { keys[key].flatMap { monitors[$0] } }

    package func isOpen(_ id: Incident.ID) -> Bool { engine.incident(id) != nil }

    /// Whether every monitor has been looked at, and was well the last time.
    package var isAllWell: Bool {
        monitors.keys.allSatisfy { subject in states[subject].map { $0.lookedAt != nil && $0.status == .ok } ?? false }
    }

    /// A slot of this monitor went by without a look.
    func miss(_ key: String) async {
        guard let subject = keys[key] else { return }
        gaps.insert(subject)
        let now = clock.now
        await carry(engine.miss(subject, at: now), now)
    }

    /// Whether it is time to keep what this look showed of a site that is well.
    func isRemembering(_ look: WatchedLook) -> Bool {
        guard !look.look.findings.isEmpty, look.look.findings.overall == .ok else { return false }
        if let last = remembered[look.subject], look.at - last < Self.rememberEvery, look.at >= last { return false }
        remembered[look.subject] = look.at
        return true
    }

    /// Of the time up to each subject's next look nothing is known: the machine slept, or its clock was set.
    package func noteGap() { gaps.formUnion(monitors.keys) }

    /// Takes in what is found about a subject that is not looked at from outside: Upkeep itself, a job that reports.
    package func take(_ findings: [Finding], of subject: Subject, every interval: Duration) async {
        guard isOwn(subject) else { return }
        ownFindings[subject] = findings
        let look = Look(of: subject, findings: findings)
        await take(WatchedLook(look, at: clock.now, interval: interval))
    }

    /// Why not everything is on disk; nil when it is.
    var storeFailure: StoreError? {
        get async {
            let failure = await keeper.failure
            return failure ?? resultFailure
        }
    }

    /// Whether what must not be lost is on disk.
    var storeFindings: [Finding] {
        get async {
            let now = clock.now
            guard let failure = await storeFailure else {
                return [
                    Finding(
                        check: WatchChecks.store.id, subject: Self.own, status: .ok,
                        summary: "all that was seen is on disk", observedAt: now)
                ]
            }
            return [
                Finding(
                    check: WatchChecks.store.id, subject: Self.own, status: .critical,
                    summary: "what happens now is only in memory: \(failure.message)", remedy: failure.hint,
                    observedAt: now)
            ]
        }
    }

    /// Puts something about the watch itself on the timeline. When this returns it is on disk, if that can be written: what
    /// fails next finds it there.
    package func note(_ summary: String, evidence: Evidence = [:]) async {
        var entry = LedgerEntry()
        entry.events = [
            LedgerEvent(
                TimelineEvent(kind: .change, at: clock.now, subject: Self.own, summary: summary, evidence: evidence))
        ]
        keeper.add(entry)
        await keeper.flush()
    }

    /// What is said of oneself needs no second look: it is said again.
    func confirmOwn(_ subject: Subject) async {
        guard let findings = ownFindings[subject] else { return }
        await take(
            WatchedLook(Look(of: subject, findings: findings, isSecond: true), at: clock.now, interval: .seconds(10)))
    }
}
