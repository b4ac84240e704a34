import Checks
import DNSProbe
import DNSWire
import Diagnosis
import Synchronization
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// Audits zones at the same time and keeps what is known when it is interrupted.
struct DNSAuditRound {
    /// Zones looked at together: each holds some dozens of sockets.
    private static let width = 32

    let names: NameWorld
    let hosts: [DNSName]
    let statusPage: DNSName?
    /// Configured ones, of this zone or others.
    let sites: [Site]
    /// Whether this machine's resolvers are of the same world as the root that is asked.
    let resolversBelong: Bool
    /// What `upkeep why` and `upkeep check` saw in good times.
    let memory: Memory?
    let budget: Duration
    let system: System

    func report(on zones: [DNSName], _ filter: CheckFilter) async throws -> Report {
        let started = names.world.clock.now
        let start = system.clock.monotonic
        _ = system.limits.raiseOpenFiles()
        let orders = try await orders(zones)
        let done = Mutex<[[Finding]?]>(Array(repeating: nil, count: zones.count))
        let (_, signal) = try await system.interrupts.cancelling { [system] in
            await Progress.show("auditing", total: zones.count, on: system.standardError, clock: system.clock) {
                progress in
                await each(orders) { place, findings in
                    done.withLock { $0[place] = findings }
                    progress.step()
                }
            }
        }
        let findings = zip(zones, done.withLock { $0 }).flatMap { zone, findings in
            findings.map { filter.apply($0) } ?? [interruption(zone, at: started)]
        }
        return Report(
            command: "dns", startedAt: started, duration: system.clock.monotonic - start, findings: findings,
            catalogue: .upkeep, vantage: system.vantage, interrupted: signal != nil)
    }

    /// One zone, and what it is held against.
    private struct Order: Sendable {
        let zone: DNSName
        let hosts: [DNSName]
        let expectation: AuditExpectation
    }

    private func orders(_ zones: [DNSName]) async throws -> [Order] {
        var orders: [Order] = []
        for zone in zones {
            let agreement = ZoneAgreement(zone, sites)
            let within = hosts.filter { $0.isWithin(zone) } + agreement.hosts
            var expectation = AuditExpectation()
            expectation.nameservers = agreement.nameservers
            let usual = [zone] + ((try? DNSName("www")).flatMap { try? $0.appending(zone) }.map { [$0] } ?? [])
            for host in usual + within {
                let url = "https://\(host.text(trailingDot: false, lowercased: true))/"
                expectation.knownGood += await memory?.recall(url)?.addressRecords ?? []
            }
            orders.append(Order(zone: zone, hosts: within, expectation: expectation))
        }
        return orders
    }

    private func each(_ orders: [Order], _ report: @Sendable (Int, [Finding]) -> Void) async {
        // One exchange for all, so that a server of several zones is not asked faster than its pace.
        let exchange = names.exchange
        let audit = ZoneAudit(
            exchange: exchange, walk: names.walk(with: exchange), anchors: names.anchors, sources: sources,
            now: names.world.now)
        await withTaskGroup(of: (Int, [Finding]).self) { group in
            var waiting = orders.enumerated().makeIterator()
            func startNext() {
                guard !Task.isCancelled, let (place, order) = waiting.next() else { return }
                group.addTask {
                    let result = await audit.run(
                        order.zone, hosts: order.hosts, statusPage: statusPage, expectation: order.expectation,
                        budget: budget)
                    return (place, result.findings)
                }
            }
            for _ in 0..<Self.width { startNext() }
            for await (place, findings) in group {
                // What was broken off half-way would blame servers for our silence.
                guard !Task.isCancelled else { break }
                report(place, findings)
                startNext()
            }
        }
    }

    private var sources: AuditSources {
        var sources = AuditSources()
        sources.networks = names.networks
        sources.registration = names.registration
        sources.issuer = CertificateIssuer(names.siteLook)
        if resolversBelong { sources.reverse = ReverseNames(resolver: names.resolver) }
        return sources
    }

    private func interruption(_ zone: DNSName, at time: Timestamp) -> Finding {
        Finding(
            check: DelegationChecks.found.id, subject: Subject(.zone, zone.text(trailingDot: false)), status: .unknown,
            summary: "interrupted before it was looked at", observedAt: time)
    }
}
