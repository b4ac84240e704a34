import Checks
import DNSProbe
import DNSWire
import Diagnosis
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// One comparison: reads the copies, asks the servers, and tells what differs.
struct DNSCompareRound {
    let reader: CopyReader
    let sources: [CopySource]
    let others: [DNSName]
    let ignoring: ZoneDifferences
    let system: System

    func report() async throws -> Report {
        let startedAt = reader.names.world.clock.now
        let start = system.clock.monotonic
        let ((findings, page), signal) = try await system.interrupts.cancelling { [self] in
            await Progress.show("comparing", total: 0, on: system.standardError, clock: system.clock) { progress in
                await outcome(startedAt) { progress.step() }
            }
        }
        let told = signal == nil ? findings : [interruption(startedAt)]
        var report = Report(
            command: "dns compare", startedAt: startedAt, duration: system.clock.monotonic - start, findings: told,
            catalogue: .upkeep, vantage: system.vantage, interrupted: signal != nil)
        report.appendix = signal == nil ? page : []
        return report
    }

    private var subject: Subject { Subject(.zone, reader.zone.text(trailingDot: reader.zone.isRoot)) }

    private func outcome(
        _ startedAt: Timestamp, _ step: @escaping @Sendable () -> Void
    ) async -> ([Finding], [ReportLine]) {
        var copies = await self.copies()
        let failures = await reader.copier.failures(of: copies.servers.map(\.endpoint))
        let serving = copies.servers.filter { failures[$0.endpoint] == nil }
        var listing = copies.wholes.map(\.records)
        var listedBy = copies.wholes.map(\.title)
        if listing.isEmpty, let offered = await offered(serving) {
            (listing, listedBy) = ([offered.records], ["a transfer from \(offered.title)"])
        }
        let plan = CopyQuestions(of: reader.zone, wholes: listing, includingSigning: !ignoring.contains(.signing))
        let result = await reader.copier.copies(
            at: serving.map(\.endpoint), plan: plan, names: others, step: step)
        var collections = copies.wholes
        for server in copies.servers {
            if let failure = failures[server.endpoint] {
                copies.add(CopyTrouble(server.title, failure))
            } else if let copy = result.copies[server.endpoint] {
                collections.append(
                    copy.collection(server.title, questions: result.questions, guessed: result.guessed))
                if !copy.unanswered.isEmpty { copies.add(open(copy, server.title, of: result.questions.count)) }
            }
        }
        let comparison = ZoneComparison(of: reader.zone, collections, ignoring: ignoring)
        let now = reader.names.world.clock.now
        let findings = ComparisonJudge.judge(
            comparison, sources: collections.map(\.title), titles: copies.titles, troubles: copies.troubles,
            namesFrom: listedBy + (serving.isEmpty ? [] : ["usual names", "answers"]),
            judging: Judging(subject, now: now, observedAt: now))
        let page = ComparisonPage(comparison, copies.titles, copies.troubles)
        return (findings, page.lines + (serving.isEmpty ? [] : page.limits(listedBy)))
    }

    private func copies() async -> ComparedCopies {
        var copies = ComparedCopies()
        for source in sources {
            do throws(CopyTrouble) { try await add(source, to: &copies) } catch { copies.add(error) }
        }
        guard sources.count < 2 else { return copies }
        do throws(CopyTrouble) {
            let servers = try await reader.delegated().servers(hasIPv6Route: reader.names.hasIPv6Route)
            let groups = OperatorGroups(zone: reader.zone, servers: servers, networks: [:], primaries: [:])
            for server in servers {
                let name = server.name.text(trailingDot: false, lowercased: true)
                copies.add(
                    server.endpoint, title: reader.title(name, server.endpoint), server: name,
                    group: groups(server.name))
            }
        } catch {
            copies.add(error)
        }
        return copies
    }

    private func add(_ source: CopySource, to copies: inout ComparedCopies) async throws(CopyTrouble) {
        switch source {
        case .file(let path):
            let records = try reader.file(path).records
            copies.add(
                ZoneCollection(source.title, records, leavesOut: ZoneFileCopy.leftOut(records, zone: reader.zone)))
        case .transfer(let server):
            copies.add(ZoneCollection(source.title, try await reader.transfer(from: server).records))
        case .server(let server):
            for endpoint in try await reader.endpoints(of: server) {
                copies.add(endpoint, title: reader.title(server.host, endpoint), server: server.text)
            }
        }
    }

    /// The zone as one of its servers gives it to anyone, for the names in it.
    private func offered(_ serving: [ComparedCopies.Server]) async -> TransferredZone? {
        await reader.transfer(
            offeredBy: serving.map { (host: $0.host, endpoint: $0.endpoint) })
    }

    private func open(_ copy: ServerCopy, _ title: String, of asked: Int) -> CopyTrouble {
        let open = copy.unanswered.sorted { ($0.key.name, $0.key.type) < ($1.key.name, $1.key.type) }
        let details = open.map { question, why in
            "\(question.name.text(trailingDot: question.name.isRoot)) \(question.type): \(why)"
        }
        let first = details.first.map { ", the first: \($0)" } ?? ""
        return CopyTrouble(
            title, "leaves \(open.count) of \(asked) questions open\(first)",
            remedy: "compare again, with a longer `--deadline` if it was the time", details: details)
    }

    private func interruption(_ time: Timestamp) -> Finding {
        Finding(
            check: ComparisonChecks.records.id, subject: subject, status: .unknown,
            summary: "interrupted before everything was compared", observedAt: time)
    }
}
