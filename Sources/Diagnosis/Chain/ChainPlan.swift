package import Checks
import DNSWire

/// What has to be asked, beyond a walk down the delegations, to follow the chain of signatures along it.
package enum ChainPlan {
    /// Each zone's keys, except the last one's, whose servers are all asked anyway; and the DS that no referral showed.
    /// - Parameter serversPerZone: A second one answers when the first has just gone.
    package static func queries(along path: DelegationPath, serversPerZone: Int = 2) -> [ServerQuery] {
        var queries: [ServerQuery] = []
        for (step, child) in zip(path.steps, path.steps.dropFirst().map(\.zone) + [path.zone]) {
            let living = step.referrals.filter { $0.reply.message != nil }
                .sorted { $0.reply.elapsed < $1.reply.elapsed }.prefix(serversPerZone).map(\.server.endpoint)
            queries += living.map { ServerQuery(DNSQuestion(step.zone, .dnskey), at: $0) }
            let isShown = step.referrals.contains { !$0.ds.isEmpty || !$0.proof.isEmpty }
            if !isShown, child != step.zone { queries += living.map { ServerQuery(DNSQuestion(child, .ds), at: $0) } }
        }
        return queries
    }

    /// The same over TCP, for answers that did not fit a datagram.
    package static func again(_ replies: [ServerReply]) -> [ServerQuery] {
        replies.filter { $0.query.transport == .udp && $0.message?.header.truncated == true }.map { reply in
            ServerQuery(reply.query.question, at: reply.query.server, over: .tcp, edns: reply.query.edns)
        }
    }
}
