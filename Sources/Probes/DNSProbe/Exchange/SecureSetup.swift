import Checks
import NIOCore
package import TLSProbe
package import UpkeepCore

/// What DNS over TLS needs: how sessions are made, and by which clock certificates are judged.
package struct SecureSetup: Sendable {
    let sessions: TLSSessions
    let now: @Sendable () -> Timestamp

    package init(sessions: TLSSessions, now: @escaping @Sendable () -> Timestamp) {
        self.sessions = sessions
        self.now = now
    }

    func handler(
        serverName: String?, onChain: @escaping @Sendable ([[UInt8]]) -> Void
    ) throws -> any ChannelHandler {
        // RFC 7858 has no ALPN of its own; `dot` is registered for it all the same, and servers may insist.
        try sessions.handler(plan: TLSPlan(), serverName: serverName, protocols: ["dot"], onChain: onChain)
    }

    /// Why nothing may be sent over a session with this chain; nil when it is good for `name`.
    func refusal(_ chain: [[UInt8]], name: String) async -> String? {
        let now = now()
        let opinion = await sessions.trust(for: TLSPlan()).evaluate(chain, now: now)
        return TLSObservation(
            serverName: name, expectedName: name, presented: opinion.certificates, trust: opinion.trust
        ).refusal(now: now)
    }
}
