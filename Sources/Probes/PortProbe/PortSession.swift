import Checks
import NIOCore
import TLSProbe
import UpkeepCore

/// What one connection to one port is for, and by what its certificate is judged.
struct PortSession: Sendable {
    let plan: PortPlan
    /// Sent as SNI; nil for address literals.
    let serverName: String?
    let sessions: TLSSessions
    let now: Timestamp

    func handler(onChain: @escaping @Sendable ([[UInt8]]) -> Void) throws -> any ChannelHandler {
        try sessions.handler(plan: plan.tls, serverName: serverName, protocols: [], onChain: onChain)
    }

    func observe(_ presented: [[UInt8]], version: String?) async -> TLSObservation {
        let opinion = await sessions.trust(for: plan.tls).evaluate(presented, now: now)
        return TLSObservation(
            serverName: serverName, expectedName: serverName ?? plan.tls.serverName ?? plan.host, version: version,
            presented: opinion.certificates, trust: opinion.trust)
    }

    /// Why the dialogue must not go on; nil when a browser would, or when the config says to go on all the same.
    func refusal(_ presented: [[UInt8]]) async -> ProbeFailure? {
        guard plan.tls.verify, let refusal = await observe(presented, version: nil).refusal(now: now) else {
            return nil
        }
        return ProbeFailure(.tls, .untrusted, phase: .tls, "\(refusal), so nothing was sent")
    }
}
