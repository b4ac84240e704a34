import Checks
import Notifiers
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// One test alert through each channel, all at the same time.
struct AlertTestRound: Sendable {
    let channels: [AlertChannel]
    let courier: Courier
    /// A PEM file with authorities to trust, too, that the command line names.
    let authorities: String?
    /// The moment that the command line says it is.
    let now: Timestamp?
    let system: System

    func report() async throws -> Report {
        let startedAt = now ?? system.clock.now
        let start = system.clock.monotonic
        let (done, signal) = try await system.interrupts.cancelling { [self] in
            await Progress.show("sending", total: channels.count, on: system.standardError, clock: system.clock) {
                await sent(startedAt, $0)
            }
        }
        let findings = channels.enumerated().map { done[$0] ?? unfinished($1, startedAt) }
        return Report(
            command: "alert test", startedAt: startedAt, duration: system.clock.monotonic - start, findings: findings,
            catalogue: .upkeep, vantage: system.vantage, interrupted: signal != nil)
    }

    /// What came of each channel, by its place; those whose attempt was broken off are left out.
    private func sent(_ startedAt: Timestamp, _ progress: Progress) async -> [Int: Finding] {
        await withTaskGroup(of: (Int, Finding).self) { group in
            for (place, channel) in channels.enumerated() {
                group.addTask { (place, await finding(channel, startedAt)) }
            }
            var findings: [Int: Finding] = [:]
            for await (place, finding) in group {
                progress.step()
                if !Task.isCancelled || finding.status == .ok { findings[place] = finding }
            }
            return findings
        }
    }

    private func finding(_ channel: AlertChannel, _ startedAt: Timestamp) async -> Finding {
        let trusted = AlertChannel(
            name: channel.name, notifier: channel.notifier, policy: channel.policy,
            caFile: authorities ?? channel.caFile)
        let (outcome, duration) = await system.clock.measure {
            await courier.deliver([alert(channel, startedAt)], through: trusted)
        }
        let said = outcome.sentence.map { ": \($0)" } ?? ""
        let kind = type(of: channel.notifier).kind
        var finding = self.finding(channel, .ok, "", startedAt + duration)
        finding.evidence["took"] = .duration(duration)
        switch outcome {
        case .delivered:
            finding.summary = "the channel `\(channel.name)` took the test in \(DurationText.spoken(duration))\(said)"
        case .retry:
            finding.status = .critical
            finding.summary = "the channel `\(channel.name)` did not take the test\(said)"
            finding.remedy =
                "an alert would be tried again; see that the receiver answers, and give the channel a `fallback`"
        case .never:
            finding.status = .critical
            finding.summary = "the channel `\(channel.name)` refuses the test\(said)"
            finding.remedy =
                "compare its settings with what the receiver gave you: `upkeep config reference alerts.channels.\(kind)`"
        }
        return finding
    }

    private func unfinished(_ channel: AlertChannel, _ startedAt: Timestamp) -> Finding {
        finding(
            channel, .unknown, "the channel `\(channel.name)` had not answered when this was interrupted", startedAt)
    }

    private func finding(_ channel: AlertChannel, _ status: Status, _ summary: String, _ time: Timestamp) -> Finding {
        var evidence: Evidence = ["kind": .text(type(of: channel.notifier).kind)]
        if let destination = channel.notifier.destination { evidence["to"] = .text(destination.description) }
        return Finding(
            check: AlertChecks.channel.id, subject: Subject(.service, "alerts to \(channel.name)"), status: status,
            summary: summary, evidence: evidence, observedAt: time)
    }

    private func alert(_ channel: AlertChannel, _ time: Timestamp) -> Alert {
        Alert(
            incident: "test-\(time.seconds)", kind: .test, status: .ok,
            headline: "this is a test: nothing is wrong, and alerts arrive here", openedAt: time,
            note: "somebody ran `upkeep alert test`; the channel is `\(channel.name)`", vantage: system.vantage.name)
    }
}
