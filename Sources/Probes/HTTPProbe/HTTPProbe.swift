package import Checks
import HTTPWire
package import NIOCore
import NIOPosix
package import TLSProbe
package import UpkeepCore
package import UpkeepNet

/// Asks one address for a page the way a visitor's browser would, redirects followed, every connection fresh.
///
/// One request per hop, no retries, no pool, no session tickets, no cache.
package struct HTTPProbe: Sendable {
    package typealias LookUp =
        @Sendable (_ host: String, _ families: Set<IPAddress.Family>, _ limit: Duration) async -> NameObservation

    private let sessions: TLSSessions
    private let lookUp: LookUp
    private let userAgent: String
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - lookUp: finds the addresses of hosts that redirects lead to.
    ///   - now: the time certificates are judged by.
    package init(
        sessions: TLSSessions, userAgent: String, now: @escaping @Sendable () -> Timestamp, lookUp: @escaping LookUp
    ) {
        self.sessions = sessions
        self.userAgent = userAgent
        self.now = now
        self.lookUp = lookUp
    }

    /// - Parameters:
    ///   - address: where the first request goes; Host and SNI stay the URL's.
    ///   - lookUpTime: how long finding `address` took, for the first hop's phases.
    ///   - deadline: when the whole probe must be over.
    ///   - executor: what the caller runs on.
    package func probe(
        _ plan: HTTPPlan, at address: IPAddress, lookUpTime: Duration?, deadline: NIODeadline, on executor: LoopExecutor
    ) async -> HTTPObservation {
        let start = NIODeadline.now()
        var observation = HTTPObservation(address: address)
        var chain = RedirectChain(plan: plan, userAgent: userAgent)
        var endpoint = Endpoint(address, plan.url.port)
        var lookUpTime = lookUpTime
        var familyFailures: [IPAddress.Family: NameFailure] = [:]
        while true {
            let connection = HopConnection(
                sessions: sessions, plan: plan, now: now(), deadline: deadline, executor: executor)
            var outcome = await connection.run(chain.request(to: endpoint))
            outcome.hop.phases[.dns] = lookUpTime
            outcome.hop.familyFailures = familyFailures
            observation.connections += 1
            observation.failure = outcome.failure
            let answer = outcome.hop.answer
            observation.hops.append(outcome.hop)
            guard observation.failure == nil, let answer else { break }
            do throws(ProbeFailure) {
                guard let next = try chain.follow(answer) else { break }
                if Task.isCancelled { throw .cancelled(.http, phase: nil) }
                guard NIODeadline.now() < deadline else {
                    throw ProbeFailure(
                        .http, .timedOut, phase: .transfer,
                        "the time was up before the redirect to `\(next.text)` could be followed")
                }
                (endpoint, lookUpTime, familyFailures) = try await locate(
                    next, plan, from: address, hops: observation.hops, deadline)
            } catch {
                observation.failure = error
                break
            }
        }
        observation.elapsed = (NIODeadline.now() - start).duration
        return observation
    }

    /// The address of a redirect's target: the same one while the host stays the same, else the host's own.
    private func locate(
        _ url: WebURL, _ plan: HTTPPlan, from first: IPAddress, hops: [HTTPHopObservation], _ deadline: NIODeadline
    ) async throws(ProbeFailure) -> (Endpoint, Duration?, [IPAddress.Family: NameFailure]) {
        if let hop = hops.last(where: { $0.url.host == url.host }) {
            return (Endpoint(hop.endpoint.address, url.port), nil, [:])
        }
        let limit = min(plan.budget.dns, (deadline - .now()).duration)
        let name = await lookUp(url.hostText, plan.addresses.families, limit)
        guard let address = name.addresses.first(where: { $0.family == first.family }) ?? name.addresses.first else {
            let failure = name.failure ?? .noAddress
            throw ProbeFailure(
                .dns, failure.isOurs ? .local : .unreachable, phase: .dns,
                "`\(url.hostText)` gives no address (\(failure.inBrief))")
        }
        if plan.forbids(address, from: first) {
            throw ProbeFailure(.http, .redirectForbidden, "`\(url.text)` is at the private address \(address)")
        }
        return (Endpoint(address, url.port), name.source == .literal ? nil : name.elapsed, name.familyFailures)
    }
}

extension HTTPPlan {
    /// Whether a redirect from a site at `first` must not be followed to `target`: whoever writes a public site's
    /// redirects must not steer this machine's requests into the network it stands in.
    package func forbids(_ target: IPAddress, from first: IPAddress) -> Bool {
        target.isPrivate && !first.isPrivate && !allowPrivateRedirects
    }
}
