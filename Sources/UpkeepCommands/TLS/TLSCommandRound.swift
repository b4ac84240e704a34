import Checks
import Diagnosis
import Inspectors
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

    /// - Parameter measures: numbers are wanted, too.
    func report(_ filter: CheckFilter, verbose: Bool, measures: Bool) async throws -> Report {
        let started = world.clock.now
        let start = system.clock.monotonic
        _ = system.limits.raiseOpenFiles()
        let inspected = try await files.look(selection.paths, beside: selection.services)
        let targets = selection.services + inspected.targets
        // What is only compared with a file takes one handshake.
        var order = order
        if selection.services.isEmpty { order.depth = .quick }
        let desk = TLSDesk(
            targets,
            TLSTeller(
                profile: profile, filter: filter, asked: selection.services.count, verbose: verbose, measures: measures),
            keeping: .init(
                judgesAtOnce: order.depth == .quick, scans: !inspected.files.isEmpty, certificates: memory != nil),
            past: await past(of: targets), clock: world.clock)
        let signal = try await scan(targets, order, desk)
        await memory?.add(desk.shown, at: world.clock.now)
        var (told, missing, scans) = desk.close()
        for subject in inspected.judged(beside: scans, now: world.clock.now).bySubject {
            told.findings += filter.apply(subject)
        }
        told.findings += missing.map { interruption(targets[$0], at: started) }
        if told.findings.isEmpty {
            told.findings = (selection.services.map(\.subject) + inspected.subjects.prefix(1)).compactMap {
                filter.nothingAsked(of: $0, at: started)
            }
        }
        let numbers = measures ? inspected.files.flatMap { TLSMeasurements.measure($0.observation) } : []
        var report = Report(
            command: "tls", startedAt: started, duration: system.clock.monotonic - start, findings: told.findings,
            measurements: told.measurements + numbers, catalogue: .upkeep, vantage: system.vantage,
            interrupted: signal != nil)
        report.appendix = told.appendix
        return report
    }

    private func scan(
        _ targets: [TLSTarget], _ order: TLSScanOrder, _ desk: TLSDesk
    ) async throws -> InterruptSignal? {
        let round = TLSRound(look: look, order: order, now: world.now)
        let (_, signal) = try await system.interrupts.cancelling { [system] in
            // One service is many connections, and nobody knows how many there will be.
            let isOne = targets.count == 1
            await Progress.show(
                isOne ? "scanning, connections" : "scanning", total: isOne ? 0 : targets.count,
                on: system.standardError, clock: system.clock
            ) { progress in
                await round.run(targets, connected: { if isOne { progress.step() } }) { place, scan in
                    desk.take(scan, place)
                    if !isOne { progress.step() }
                }
            }
        }
        return signal
    }

    private var look: TLSLook {
        TLSLook(
            loops: world.loops, resolver: world.resolver, sessions: world.sessions,
            documents: DocumentSource(Lookout(world).look), now: world.now)
    }

    /// What was served at each target before, by its place.
    private func past(of targets: [TLSTarget]) async -> [Int: [PastCertificate]] {
        guard let memory else { return [:] }
        var past: [Int: [PastCertificate]] = [:]
        for place in targets.indices {
            guard let history = await memory.certificates(of: targets[place].label), !history.isEmpty else { continue }
            past[place] = history.past
        }
        return past
    }

    /// Of what nobody got to.
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
