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

    /// What was seen of a service, and what was made of that.
    private struct Looked {
        /// The service's, among all.
        let place: Int
        var scan: TLSScan
        var findings: [Finding] = []
        var measurements: [Measurement] = []
        var appendix: [ReportLine] = []
    }

    /// - Parameter measures: numbers are wanted, too.
    func report(_ filter: CheckFilter, verbose: Bool, measures: Bool) async throws -> Report {
        let started = world.clock.now
        let start = system.clock.monotonic
        _ = system.limits.raiseOpenFiles()
        let inspected = try await files.look(selection.paths, beside: selection.services)
        let targets = selection.services + inspected.targets
        let (scanned, signal) = try await scan(targets)
        var looked = scanned
        await remember(&looked, targets)
        judge(&looked, targets) { looked in
            // What only serves to judge files is not told of itself.
            let isAsked = looked.place < selection.services.count
            tell(of: &looked, isAsked ? filter : nil, verbose: verbose, measures: measures)
            if inspected.files.isEmpty { looked.scan.endpoints = [] }
        }
        let beside = inspected.files.isEmpty ? [] : looked.map { (targets[$0.place], $0.scan) }
        var findings = gathered(&looked, inspected.judged(beside: beside, now: world.clock.now), filter)
        findings += interruptions(looked, targets, at: started)
        if findings.isEmpty {
            findings = (selection.services.map(\.subject) + inspected.subjects.prefix(1)).compactMap {
                filter.nothingAsked(of: $0, at: started)
            }
        }
        let numbers = measures ? inspected.files.flatMap { TLSMeasurements.measure($0.observation) } : []
        var report = Report(
            command: "tls", startedAt: started, duration: system.clock.monotonic - start, findings: findings,
            measurements: looked.flatMap(\.measurements) + numbers, catalogue: .upkeep, vantage: system.vantage,
            interrupted: signal != nil)
        report.appendix = looked.flatMap(\.appendix)
        return report
    }

    /// Puts into words and numbers what was asked for; nothing without a filter.
    private func tell(of looked: inout Looked, _ filter: CheckFilter?, verbose: Bool, measures: Bool) {
        guard let filter else {
            looked.findings = []
            return
        }
        looked.appendix = TLSAppendix.lines(looked.scan, looked.findings, verbose: verbose)
        looked.findings = filter.apply(looked.findings)
        guard measures else { return }
        looked.measurements = filter.apply(TLSMeasurements.measure(looked.scan), beside: looked.findings)
    }

    /// Takes all findings out of `looked`: thousands of services have a hundred thousand, which should not be held twice.
    private func gathered(_ looked: inout [Looked], _ filed: [Finding], _ filter: CheckFilter) -> [Finding] {
        var findings: [Finding] = []
        findings.reserveCapacity(looked.reduce(filed.count) { $0 + $1.findings.count })
        for place in looked.indices {
            findings += looked[place].findings
            looked[place].findings = []
        }
        for subject in filed.bySubject { findings += filter.apply(subject) }
        return findings
    }

    private func scan(_ targets: [TLSTarget]) async throws -> ([Looked], InterruptSignal?) {
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
        let scans = done.withLock { done in
            defer { done = [] }
            return done
        }
        return (scans.indices.compactMap { place in scans[place].map { Looked(place: place, scan: $0) } }, signal)
    }

    private var look: TLSLook {
        TLSLook(
            loops: world.loops, resolver: world.resolver, sessions: world.sessions,
            documents: DocumentSource(Lookout(world).look), now: world.now)
    }

    /// Adds to each scan what was served at its service before; what it shows itself is kept.
    private func remember(_ looked: inout [Looked], _ targets: [TLSTarget]) async {
        guard let memory else { return }
        let now = world.clock.now
        // What was served before must not be told as if it had been served now.
        let fresh = looked.map { (targets[$0.place].label, $0.scan) }
        for place in looked.indices {
            let past = await memory.certificates(of: targets[looked[place].place].label)
            if let past, !past.isEmpty { looked[place].scan.past = .seen(past.past) }
        }
        await memory.add(fresh, at: now)
    }

    /// Those with the same expectation together, so that what one service does to another is seen.
    /// - Parameter finish: called for each, when it has its findings; thousands of scans need not be held beside them all.
    private func judge(_ looked: inout [Looked], _ targets: [TLSTarget], _ finish: (inout Looked) -> Void) {
        let now = world.clock.now
        // Only SSL 2.0 does something to others; where nobody asked for it, thousands need not be held side by side.
        guard looked.contains(where: { $0.scan.endpoints.contains { $0.ssl2.value != nil } }) else {
            for place in looked.indices {
                looked[place].findings = TLSScanJudge.judge(
                    looked[place].scan, expectation: expectation(of: targets[looked[place].place]), now: now,
                    observedAt: now)
                finish(&looked[place])
            }
            return
        }
        let byExpectation = Dictionary(grouping: looked.indices) { expectation(of: targets[looked[$0].place]) }
        for (expectation, places) in byExpectation {
            let findings = TLSScanJudge.judge(
                places.map { looked[$0].scan }, expectation: expectation, now: now, observedAt: now)
            let bySubject = Dictionary(grouping: findings, by: \.subject.name)
            for place in places { looked[place].findings = bySubject[looked[place].scan.target] ?? [] }
        }
        for place in looked.indices { finish(&looked[place]) }
    }

    private func expectation(of target: TLSTarget) -> TLSExpectation {
        var expectation = target.expectation
        expectation.profile = profile
        return expectation
    }

    /// What nobody got to.
    private func interruptions(_ looked: [Looked], _ targets: [TLSTarget], at time: Timestamp) -> [Finding] {
        guard looked.count < targets.count else { return [] }
        let seen = Set(looked.map(\.place))
        return targets.indices.filter { !seen.contains($0) }.map { place in
            Finding(
                check: TLSChecks.reachable.id, subject: targets[place].subject, status: .unknown,
                summary: "interrupted before it was looked at", observedAt: time)
        }
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
