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

    /// Asks for the keys of the zones above the last one.
    package func links(
        along path: DelegationPath, _ exchange: ServerExchange, began: ContinuousClock.Instant,
        deadline: ContinuousClock.Instant
    ) async -> [ServerReply] {
        let queries = ChainPlan.queries(along: path, serversPerZone: 1)
        let first = await exchange.ask(queries, began: began, deadline: deadline)
        return first + (await exchange.ask(ChainPlan.again(first), began: began, deadline: deadline))
    }

    /// What a validating resolver would make of the answers about `name`, whichever of the zone's servers it meets: a
    /// link that breaks at one of them is a broken link.
    package func judge(_ name: DNSName, _ path: DelegationPath, _ transcript: DNSTranscript) -> ChainJudgement {
        let question = DNSQuestion(name, .a)
        let answering = Set(transcript.replies(to: question).filter(\.isAuthoritativeAnswer).map(\.query.server))
        let servers = path.servers.filter { answering.contains($0.endpoint) }
        guard !servers.isEmpty else {
            return ChainJudgement(report(ChainEvidence(path, transcript, anchors: anchors, question: question)))
        }
        let judged = servers.map { server in
            let evidence = ChainEvidence(
                path, transcript, anchors: anchors, server: server.endpoint, question: question)
            return (server: server, judgement: ChainJudgement(report(evidence)))
        }
        let broken = judged.filter { $0.judgement.brokenLink != nil }
        guard let first = broken.first, var link = first.judgement.brokenLink else {
            return judged.first { $0.judgement == .secure }?.judgement ?? judged[0].judgement
        }
        if broken.count < judged.count {
            link.servers = Set(broken.map { $0.server.name.text(trailingDot: false) }).sorted()
        }
        return .bogus(link)
    }

    private func report(_ evidence: ChainEvidence) -> ChainReport {
        ChainJudge.judge(evidence, anchors: anchors, now: now())
    }
}
