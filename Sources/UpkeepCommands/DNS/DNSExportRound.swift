import Checks
import DNSProbe
import DNSWire
import Diagnosis
import UpkeepCore
import UpkeepSystem

/// Gets hold of a copy of a zone: as told, else by transfer from a server that gives it, else by asking.
struct DNSExportRound {
    struct Copy: Sendable {
        let records: [DNSRecord]
        let origin: CopyOrigin
    }

    let reader: CopyReader
    /// A file or a transfer; nil leaves the choice.
    let source: CopySource?
    let others: [DNSName]
    let system: System

    /// - Throws: ``CommandFailure`` with exit status 3 when there is nothing to copy.
    func copy() async throws -> Copy {
        let (copy, signal) = try await system.interrupts.cancelling { [self] in
            await Progress.show("copying", total: 0, on: system.standardError, clock: system.clock) { progress in
                await look { progress.step() }
            }
        }
        guard signal == nil else {
            throw CommandFailure(
                "interrupted", "interrupted before the zone was copied; nothing was written",
                exitCode: ExitStatus.interrupted)
        }
        switch copy {
        case .success(let copy): return copy
        case .failure(let trouble):
            throw CommandFailure(
                "no-copy", "\(trouble.source) \(trouble.reason)", hint: trouble.remedy,
                exitCode: Status.unknown.exitCode)
        }
    }

    private func look(_ step: @escaping @Sendable () -> Void) async -> Result<Copy, CopyTrouble> {
        do throws(CopyTrouble) {
            switch source {
            case .file(let path): return .success(Copy(records: try reader.file(path).records, origin: .file(path)))
            case .transfer(let server):
                let zone = try await reader.transfer(from: server)
                return .success(Copy(records: zone.records, origin: .transfer(zone.title)))
            case .server(let server):
                let servers = try await reader.endpoints(of: server).map { (host: server.host, endpoint: $0) }
                return .success(try await observed(servers, mayTransfer: false, step))
            case nil: return .success(try await found(step))
            }
        } catch {
            return .failure(error)
        }
    }

    private func found(_ step: @escaping @Sendable () -> Void) async throws(CopyTrouble) -> Copy {
        let servers = try await reader.delegated().servers(hasIPv6Route: reader.names.hasIPv6Route)
        return try await observed(
            servers.map { (host: $0.name.text(trailingDot: false), endpoint: $0.endpoint) }, mayTransfer: true, step)
    }

    /// What the first server that serves the zone answers, and others where it does not.
    /// - Parameter mayTransfer: Whether a transfer is taken instead where one is given.
    private func observed(
        _ servers: [(host: String, endpoint: Endpoint)], mayTransfer: Bool, _ step: @escaping @Sendable () -> Void
    ) async throws(CopyTrouble) -> Copy {
        let zone = reader.zone
        let dead = await reader.copier.failures(of: servers.map(\.endpoint))
        var serving = servers.filter { dead[$0.endpoint] == nil }[...]
        if mayTransfer, let zone = await reader.transfer(offeredBy: Array(serving)) {
            return Copy(records: zone.records, origin: .transfer(zone.title))
        }
        guard let first = serving.popFirst() else { throw noServer(servers, dead) }
        let result = await reader.copier.copies(
            at: [first.endpoint], plan: CopyQuestions(of: zone, includingSigning: true), names: others, step: step)
        var copy = result.copies[first.endpoint] ?? ServerCopy(of: zone)
        var titles = [reader.title(first.host, first.endpoint)]
        while !copy.unanswered.isEmpty, let next = serving.popFirst() {
            copy = await reader.copier.completed(copy, at: next.endpoint)
            titles.append(reader.title(next.host, next.endpoint))
        }
        let open = copy.unanswered.keys.sorted { ($0.name, $0.type) < ($1.name, $1.type) }
        return Copy(
            records: copy.withoutSynthesis(of: result.guessed),
            origin: .observed(titles, asked: result.questions.map(\.name), unanswered: open))
    }

    private func noServer(
        _ servers: [(host: String, endpoint: Endpoint)], _ dead: [Endpoint: String]
    ) -> CopyTrouble {
        let name = reader.zone.text(trailingDot: reader.zone.isRoot)
        let told = servers.prefix(4).map { "\(reader.title($0.host, $0.endpoint)) \(dead[$0.endpoint] ?? "")" }.joined(
            separator: "; ")
        return CopyTrouble(
            "`\(name)`", servers.isEmpty ? "has no server that can be asked from here" : "is served by nobody: \(told)",
            remedy: "`upkeep dns \(name)` says why; a primary that is hidden may still give it: `--from AXFR@SERVER`")
    }
}
