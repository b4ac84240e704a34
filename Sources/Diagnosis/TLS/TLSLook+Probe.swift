package import Checks
package import DNSProbe
import NIOCore
import PortProbe
package import TLSProbe
package import UpkeepCore
package import UpkeepNet

extension TLSLook {
    /// Looks out of this machine's world.
    package init(
        loops: Loops, resolver: ResolverSettings, sessions: TLSSessions, documents: DocumentSource,
        now: @escaping @Sendable () -> Timestamp
    ) {
        let probe = PortProbe(sessions: sessions, now: now)
        self.init(
            loops: loops, resolver: StubResolver(settings: resolver, group: loops.group), documents: documents
        ) { request, target, limit, executor in
            var plan = PortPlan(host: target.host, port: target.port)
            plan.immediateTLS = target.starttls == nil
            plan.tls.serverName = target.expectedName
            plan.tls.caFile = target.caFile
            plan.budget.total = limit
            let seen = await probe.probe(
                plan, at: request.endpoint.address, lookUpTime: nil, deadline: .now() + TimeAmount(limit),
                on: executor.loop)
            let tls = seen.tls ?? TLSObservation(
                serverName: request.serverName, expectedName: request.expectedName)
            return ScannedEndpoint(
                EndpointObservation(endpoint: request.endpoint, depth: .quick, tls: tls, failure: seen.failure))
        }
    }
}
