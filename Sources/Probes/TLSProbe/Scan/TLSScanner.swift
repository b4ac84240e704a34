import CertificateReader
package import Checks
package import NIOCore
import TLSWire
package import UpkeepCore
package import UpkeepNet

/// Looks at the TLS of one address: what it shows a client of today and, in full, everything else it would accept.
package struct TLSScanner: Sendable {
    private let reading: ChainReading

    /// - Parameters:
    ///   - trust: judges the chains.
    ///   - now: when that is.
    package init(trust: TrustEvaluator, now: Timestamp) { reading = ChainReading(trust: trust, now: now) }

    /// Breaking off the task ends every connection; what was seen until then is returned, with the reason for the rest.
    /// - Parameters:
    ///   - deadline: when the whole look must be over.
    ///   - executor: of the loop that carries all of its connections.
    ///   - progress: told how many connections there have been, after each; must return at once.
    package func scan(
        _ request: ScanRequest, deadline: NIODeadline, on executor: LoopExecutor,
        progress: (@Sendable (Int) -> Void)? = nil
    ) async -> EndpointObservation {
        let line = ScanLine(request, deadline: deadline, on: executor, progress: progress)
        let asking = Asking(line: line)
        var (observation, exchange) = await ordinary(asking)
        if request.depth == .full, isWorthMore(observation, exchange) {
            await FullScan(asking: asking, reading: reading, ordinary: exchange).fill(&observation)
        }
        observation.effort = line.effort
        return observation
    }

    /// After a port that cannot be reached, or speaks something else, there is nothing more to ask.
    private func isWorthMore(_ observation: EndpointObservation, _ exchange: SecureExchange) -> Bool {
        if let starttls = observation.starttls, starttls.outcome != .begun { return false }
        guard let failure = exchange.reply.failure, exchange.reply.hello == nil else { return true }
        switch (failure.layer, failure.kind) {
        case (.connect, _), (_, .notTLS), (_, .local): return false
        default: return true
        }
    }

    // MARK: the ordinary client

    private func ordinary(_ asking: Asking) async -> (EndpointObservation, SecureExchange) {
        let request = asking.line.request
        let offer = SessionOffer(
            serverName: request.serverName, alpn: request.starttls == nil ? ["h2", "http/1.1"] : [])
        let talk = SecureExchange(offer, goal: request.depth == .quick ? .chain : .session)
        let exchange: SecureExchange
        var starttls: StartTLSObservation?
        if let kind = request.starttls {
            let preluded = await asking.line.connect(
                Preluded(StartTLSDialogue(kind, name: request.expectedName), then: talk))
            exchange = preluded.inner
            let dialogue = preluded.dialogue
            let unsaid = StartTLSObservation.Outcome.failed(exchange.reply.failure ?? TLSFailure.closed)
            starttls = StartTLSObservation(
                kind, dialogue.outcome ?? unsaid, greeting: dialogue.greeting,
                allowsPlainLogin: dialogue.allowsPlainLogin)
        } else {
            exchange = await asking.line.connect(talk)
        }
        return (await observation(request, exchange, starttls), exchange)
    }

    private func observation(
        _ request: ScanRequest, _ exchange: SecureExchange, _ starttls: StartTLSObservation?
    ) async -> EndpointObservation {
        let reply = exchange.reply
        let version = reply.hello?.version
        let opinion = await reading.opinion(reply.certificates)
        var observation = EndpointObservation(
            endpoint: request.endpoint, depth: request.depth, starttls: starttls,
            tls: TLSObservation(
                serverName: request.serverName, expectedName: request.expectedName,
                version: version.map(Self.name), alpn: exchange.encrypted?.alpn ?? reply.hello?.alpn,
                presented: opinion?.certificates ?? [], trust: opinion?.trust))
        if opinion == nil {
            observation.failure =
                reply.alert.map {
                    ProbeFailure(.tls, .handshake, phase: .tls, "it refused the handshake: \($0.phrase)")
                }
                ?? reply.failure ?? TLSFailure.closed
        }
        observation.software = starttls?.greeting
        if let version, let suite = reply.hello?.cipherSuite, opinion != nil {
            observation.choice = .seen(
                HandshakeChoice(
                    version: version, suite: suite, group: exchange.group,
                    signature: exchange.certificateVerify?.scheme ?? reply.keyExchange?.signatureScheme))
        }
        guard opinion != nil else { return observation }
        if exchange.isForged { observation.failure = reply.failure }
        observation.possession = possession(exchange, opinion?.leaf)
        let raw =
            reply.certificates.first?.ocspResponse ?? (reply.status?.responses.first).flatMap { $0 }
        let staple = reading.staple(raw, of: reply.certificates)
        observation.staple = .seen(staple)
        observation.timestamps = .seen(
            reading.timestamps(reply.certificates.first?.timestamps ?? reply.hello?.timestamps, staple: staple))
        return observation
    }

    private func possession(_ exchange: SecureExchange, _ leaf: EncodedCertificate?) -> Seen<KeyPossession> {
        guard let leaf else { return .notLooked("the certificate cannot be read") }
        if let proof = exchange.proof { return .seen(proof.possession(of: leaf)) }
        let suite = exchange.reply.hello?.cipherSuite
        if let exchange = exchange.reply.keyExchange, !exchange.signature.isEmpty {
            return .seen(.unchecked("signatures before TLS 1.2 are not computed here"))
        }
        return suite.map { $0.keyExchange == .rsa } ?? false
            ? .seen(.unchecked("with static RSA the server signs nothing"))
            : .notLooked(exchange.reply.failure?.detail ?? "the handshake did not get that far")
    }

    /// As ``TLSObservation/version`` writes it.
    private static func name(_ version: TLSVersion) -> String {
        switch version {
        case .tls10: "TLSv1"
        case .tls11: "TLSv1.1"
        case .tls12: "TLSv1.2"
        case .tls13: "TLSv1.3"
        default: version.name
        }
    }
}
