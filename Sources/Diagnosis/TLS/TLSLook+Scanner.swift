import Checks
package import DNSProbe
import NIOCore
package import TLSProbe
package import UpkeepCore
package import UpkeepNet

extension TLSLook {
    /// Looks out of this machine's world.
    package init(
        loops: Loops, resolver: ResolverSettings, sessions: TLSSessions, documents: DocumentSource,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.init(
            loops: loops, resolver: StubResolver(settings: resolver, group: loops.group), documents: documents
        ) { request, target, limit, executor, connected in
            var plan = TLSPlan()
            plan.caFile = target.caFile
            let trust = sessions.trust(for: plan)
            let observation = await TLSScanner(trust: trust, now: now()).scan(
                request, deadline: .now() + TimeAmount(limit), on: executor, progress: { _ in connected() })
            let chain = trust.bytes(of: observation.tls.presented) ?? []
            return ScannedEndpoint(
                observation, chain: chain, issuer: request.depth == .full ? trust.issuer(of: chain) : nil)
        }
    }
}
