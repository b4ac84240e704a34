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
        let plan = CopyQuestions(
            of: reader.zone, wholes: serving.isEmpty ? [] : listing, includingSigning: !ignoring.contains(.signing))
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
        if !result.leftOut.isEmpty { copies.add(leftOut(result.leftOut)) }
        let comparison = ZoneComparison(of: reader.zone, collections, ignoring: ignoring) { reader.isOver }
        if comparison.isCutShort { copies.add(brokenOff(comparison)) }
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
        let files = files
        let unread = files.values.count { if case .failure = $0 { true } else { false } }
        // Without that file there is nothing to compare; nobody need be asked to find that out.
        let isFutile = unread > 0 && sources.count - unread < 2
        for source in sources {
            if isFutile, files[source] == nil { continue }
            do throws(CopyTrouble) { try await add(source, files[source], to: &copies) } catch { copies.add(error) }
        }
        guard sources.count < 2, !isFutile else { return copies }
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

    /// The files among the sources, read before anybody is asked.
    private var files: [CopySource: Result<ZoneFileCopy, CopyTrouble>] {
        var files: [CopySource: Result<ZoneFileCopy, CopyTrouble>] = [:]
        for case .file(let path) in sources {
            do throws(CopyTrouble) { files[.file(path)] = .success(try reader.file(path)) } catch {
                files[.file(path)] = .failure(error)
            }
        }
        return files
    }

    private func add(
        _ source: CopySource, _ file: Result<ZoneFileCopy, CopyTrouble>?, to copies: inout ComparedCopies
    ) async throws(CopyTrouble) {
        switch source {
        case .file(let path):
            guard let file else { throw CopyTrouble(path, "was not read") }
            let records = try file.get().records
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

    private func brokenOff(_ comparison: ZoneComparison) -> CopyTrouble {
        CopyTrouble(
            "the comparison", "was broken off when the time was up, \(comparison.compared) record sets compared",
            remedy: "give it more time: `--deadline 10m`")
    }

    private func leftOut(_ names: Set<DNSName>) -> CopyTrouble {
        let told = names.sorted().map { $0.text(trailingDot: $0.isRoot, lowercased: true) }
        return CopyTrouble(
            "the servers", "lead to \(told.count) more names than were asked for, the first: \(told.first ?? "")",
            remedy: "give a file or a transfer that lists them: `--with FILE` or `--with AXFR@SERVER`", details: told)
    }

    private func interruption(_ time: Timestamp) -> Finding {
        Finding(
            check: ComparisonChecks.records.id, subject: subject, status: .unknown,
            summary: "interrupted before everything was compared", remedy: "compare again", observedAt: time)
    }
}
