import Checks
import Diagnosis
import Inspectors
import Synchronization
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// One look at services and files, which keeps what is known when it is interrupted.
struct TLSCommandRound {
    let selection: TLSSelection
    let order: TLSScanOrder
    let profile: TLSProfile?
    let world: World
    let files: CertificateFolder
    let memory: Memory?
    let system: System

    /// A service, what was seen of it, and what was made of that.
    private struct Looked {
        let target: TLSTarget
        var scan: TLSScan
        var findings: [Finding] = []
    }

    func report(_ filter: CheckFilter, verbose: Bool) async throws -> Report {
        let started = world.clock.now
        let start = system.clock.monotonic
        _ = system.limits.raiseOpenFiles()
        let inspected = try await files.look(selection.paths, beside: selection.services)
        let targets = selection.services + inspected.targets
        let (seen, signal) = try await scan(targets)
        let looked = judged(
            await remembering(
                zip(targets, seen).compactMap { target, scan in
                    scan.map { Looked(target: target, scan: $0) }
                }))
        let asked = looked.prefix { looked in selection.services.contains { $0.label == looked.target.label } }
        let filed = inspected.judged(beside: looked.map { ($0.target, $0.scan) }, now: world.clock.now)
        let findings =
            asked.flatMap { filter.apply($0.findings) } + filed.bySubject.flatMap(filter.apply)
            + zip(targets, seen).filter { $0.1 == nil }.map { interruption($0.0, at: started) }
        let silence = (asked.map(\.target.subject) + inspected.subjects.prefix(1)).compactMap {
            filter.nothingAsked(of: $0, at: started)
        }
        var report = Report(
            command: "tls", startedAt: started, duration: system.clock.monotonic - start,
            findings: findings.isEmpty ? silence : findings,
            measurements: asked.flatMap {
                filter.apply(TLSMeasurements.measure($0.scan), beside: filter.apply($0.findings))
            }
                + inspected.files.flatMap { TLSMeasurements.measure($0.observation) },
            catalogue: .upkeep, vantage: system.vantage, interrupted: signal != nil)
        report.appendix = asked.flatMap { TLSAppendix.lines($0.scan, $0.findings, verbose: verbose) }
        return report
    }

    private func scan(_ targets: [TLSTarget]) async throws -> ([TLSScan?], InterruptSignal?) {
        let done = Mutex<[TLSScan?]>(Array(repeating: nil, count: targets.count))
        // What is only compared with a file takes one handshake.
        var glance = order
        if selection.services.isEmpty { glance.depth = .quick }
        let round = TLSRound(look: look, order: glance, now: world.now)
        let (_, signal) = try await system.interrupts.cancelling { [system] in
            // One service is many connections, and nobody knows how many there will be.
            let isOne = targets.count == 1
            await Progress.show(
                isOne ? "scanning, connections" : "scanning", total: isOne ? 0 : targets.count,
                on: system.standardError, clock: system.clock
            ) { progress in
                await round.run(targets, connected: { if isOne { progress.step() } }) { place, scan in
                    done.withLock { $0[place] = scan }
                    if !isOne { progress.step() }
                }
            }
        }
        return (done.withLock { $0 }, signal)
    }

    private var look: TLSLook {
        TLSLook(
            loops: world.loops, resolver: world.resolver, sessions: world.sessions,
            documents: DocumentSource(Lookout(world).look), now: world.now)
    }

    /// Each scan with what was served at its service before; what it shows itself is kept.
    private func remembering(_ looked: [Looked]) async -> [Looked] {
        guard let memory else { return looked }
        let now = world.clock.now
        var told = looked
        for place in told.indices {
            let past = await memory.certificates(of: told[place].target.label)
            if let past, !past.isEmpty { told[place].scan.past = .seen(past.past) }
        }
        await memory.add(looked.map { ($0.target.label, $0.scan) }, at: now)
        return told
    }

    /// Those with the same expectation together, so that what one service does to another is seen.
    private func judged(_ looked: [Looked]) -> [Looked] {
        let now = world.clock.now
        var looked = looked
        // Only SSL 2.0 does something to others; where nobody asked for it, thousands need not be held side by side.
        guard looked.contains(where: { $0.scan.endpoints.contains { $0.ssl2.value != nil } }) else {
            for place in looked.indices {
                looked[place].findings = TLSScanJudge.judge(
                    looked[place].scan, expectation: expectation(of: looked[place].target), now: now, observedAt: now)
            }
            return looked
        }
        for (expectation, places) in Dictionary(grouping: looked.indices, by: { expectation(of: looked[$0].target) }) {
            let findings = TLSScanJudge.judge(
                places.map { looked[$0].scan }, expectation: expectation, now: now, observedAt: now)
            let bySubject = Dictionary(grouping: findings, by: \.subject.name)
            for place in places { looked[place].findings = bySubject[looked[place].scan.target] ?? [] }
        }
        return looked
    }

    private func expectation(of target: TLSTarget) -> TLSExpectation {
        var expectation = target.expectation
        expectation.profile = profile
        return expectation
    }

    private func interruption(_ target: TLSTarget, at time: Timestamp) -> Finding {
        Finding(
            check: TLSChecks.reachable.id, subject: target.subject, status: .unknown,
            summary: "interrupted before it was looked at", observedAt: time)
    }
}

extension [Finding] {
    /// One list for each subject, in the order in which they first come up.
    fileprivate var bySubject: [[Finding]] {
        var places: [Subject: Int] = [:]
        var lists: [[Finding]] = []
        for finding in self {
            if let place = places[finding.subject] {
                lists[place].append(finding)
            } else {
                places[finding.subject] = lists.count
                lists.append([finding])
            }
        }
        return lists
    }
}
