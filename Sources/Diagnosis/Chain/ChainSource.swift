package import Checks
package import DNSProbe
package import DNSSEC
package import DNSWire
package import UpkeepCore

/// Follows the signatures from a trust anchor down to a name: asks what is missing, and judges.
package struct ChainSource: Sendable {
    private let anchors: [TrustAnchor]
    private let now: @Sendable () -> Timestamp

    package init(anchors: [TrustAnchor], now: @escaping @Sendable () -> Timestamp) {
        self.anchors = anchors
        self.now = now
    }

    /// - Parameter transcript: What was asked so far; the last zone's own answers are taken from there.
    package func follow(
        _ name: DNSName, _ path: DelegationPath, _ transcript: DNSTranscript, _ exchange: ServerExchange,
        began: ContinuousClock.Instant, deadline: ContinuousClock.Instant
    ) async -> (judgement: ChainJudgement, replies: [ServerReply]) {
        let question = DNSQuestion(name, .a)
        var queries = ChainPlan.queries(along: path)
        let servers = transcript.replies.filter { $0.isAuthoritativeAnswer }.map(\.query.server)
        if let server = path.servers.map(\.endpoint).first(where: servers.contains) {
            queries += [DNSQuestion(path.zone, .dnskey), question].map { ServerQuery($0, at: server) }
        }
        var replies = await exchange.ask(queries, began: began, deadline: deadline)
        replies += await exchange.ask(ChainPlan.again(replies), began: began, deadline: deadline)
        var all = transcript
        for reply in replies { all.append(reply) }
        let evidence = ChainEvidence(path, all, anchors: anchors, question: question)
        return (ChainJudgement(ChainJudge.judge(evidence, anchors: anchors, now: now())), replies)
    }
}
