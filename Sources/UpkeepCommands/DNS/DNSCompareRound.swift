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
        var listing = copies.wholes.map(\.records)
        if listing.isEmpty, let offered = await offered(copies) { listing = [offered.records] }
        let plan = CopyQuestions(of: reader.zone, wholes: listing, includingSigning: !ignoring.contains(.signing))
        let result = await reader.copier.copies(
            at: copies.servers.map(\.endpoint), plan: plan, names: others, step: step)
        var collections = copies.wholes
        for server in copies.servers {
            if let failure = result.failures[server.endpoint] {
                copies.add(CopyTrouble(server.title, failure))
            } else if let copy = result.copies[server.endpoint] {
                collections.append(copy.collection(server.title, questions: result.questions))
                if !copy.unanswered.isEmpty { copies.add(open(copy, server.title, of: result.questions.count)) }
            }
        }
        let comparison = ZoneComparison(of: reader.zone, collections, ignoring: ignoring)
        let now = reader.names.world.clock.now
        let findings = ComparisonJudge.judge(
            comparison, sources: collections.map(\.title), titles: copies.titles, troubles: copies.troubles,
            judging: Judging(subject, now: now, observedAt: now))
        return (findings, ComparisonPage(comparison, copies.titles, copies.troubles).lines)
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
                    server.endpoint, title: reader.title(name, server.endpoint), server: name, name: server.name,
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
    private func offered(_ copies: ComparedCopies) async -> TransferredZone? {
        let servers = copies.servers.map { server in
            NameServerAddress(server.name ?? .root, server.endpoint, [.given])
        }
        let dead = await reader.copier.failures(of: servers.map(\.endpoint))
        let named = Dictionary(grouping: servers.filter { dead[$0.endpoint] == nil }, by: \.name)
        let firsts = named.flatMap { name, servers in name.isRoot ? servers : Array(servers.prefix(1)) }
        for server in firsts.sorted(by: { $0.endpoint < $1.endpoint }) {
            if let offered = await reader.transfer(offeredBy: [server]) { return offered }
        }
        return nil
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
