import Checks
import DNSProbe
import DNSWire
import Diagnosis
import HTTPWire
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// One `why`: recalls good times, looks, tells, and remembers when all was well.
struct WhyRound {
    let names: NameWorld
    let settings: WhySettings
    let memory: Memory?
    let system: System

    func report(on subject: WhySubject, verbose: Bool) async throws -> Report {
        guard case .named(_, let plan) = subject else {
            return try await look(at: subject, known: nil, verbose: verbose).report
        }
        let url = plan.url.text
        let (report, good) = try await look(at: subject, known: await memory?.recall(url), verbose: verbose)
        if let good { await memory?.remember(good, of: url) }
        return report
    }

    /// - Returns: also what to remember of it.
    func look(
        at subject: WhySubject, known: KnownGood?, verbose: Bool
    ) async throws -> (report: Report, good: KnownGood?) {
        let startedAt = names.world.clock.now
        let ((answer, good), signal) = try await system.interrupts.cancelling { await ask(subject, known) }
        var report = Report(
            command: "why", startedAt: startedAt, duration: answer.elapsed, findings: answer.findings,
            verdict: answer.verdict, catalogue: .upkeep, vantage: system.vantage, interrupted: signal != nil)
        report.story = answer.lines(verbose: verbose)
        return (report, signal == nil ? good : nil)
    }

    private func ask(_ subject: WhySubject, _ known: KnownGood?) async -> (answer: WhyAnswer, good: KnownGood?) {
        let world = names.world
        switch subject {
        case .named(let name, let plan):
            let run = WhyRun(
                loops: world.loops, settings: settings, sources: sources, sessions: world.sessions,
                userAgent: World.userAgent, now: world.now)
            let result = await run.run(name, plan, known: known)
            return (result.answer, result.toRemember)
        case .direct(let site):
            let run = DirectRun(
                loops: world.loops, settings: settings, sessions: world.sessions, userAgent: World.userAgent,
                now: world.now)
            return (await run.run(site), nil)
        }
    }

    /// The walk from the root, the chain of signatures and the registry.
    private var sources: WhySources {
        var sources = WhySources()
        let names = names
        sources.walk = { name, stored, questions, exchange, span, found in
            var limits = WalkLimits()
            limits.queries = questions
            return await names.walk(with: exchange, stored: stored, limits: limits).walk(
                to: name, began: span.began, deadline: span.deadline, found: found)
        }
        let chains = ChainSource(anchors: names.anchors, now: names.world.now)
        sources.links = { path, exchange, span in
            await chains.links(along: path, exchange, began: span.began, deadline: span.deadline)
        }
        sources.chain = { name, path, transcript in chains.judge(name, path, transcript) }
        if let registration = names.registration {
            sources.register = { domain, _ in
                await registration.registration(of: domain.text(trailingDot: false))
            }
        }
        return sources
    }
}
