import Checks
import HTTPWire
import NIOCore
import NIOPosix
import TLSProbe
import UpkeepCore
import UpkeepNet

/// Opens one connection to one address, judges its certificate, sends one request and waits for what comes.
struct HopConnection {
    let sessions: TLSSessions
    let plan: HTTPPlan
    let now: Timestamp
    let deadline: NIODeadline
    let loop: any EventLoop

    /// What the callbacks of one connection share; everything runs on its loop.
    private final class Shared {
        var presented: [[UInt8]] = []
        var handler: HopHandler?
    }

    func run(_ request: HopRequest) async -> HopOutcome {
        var hop = HTTPHopObservation(url: request.url, endpoint: request.endpoint)
        let shared = NIOLoopBound(Shared(), eventLoop: loop)
        let ready = loop.makePromise(of: String?.self)
        let outcome = loop.makePromise(of: ProbeFailure?.self)
        var failure: ProbeFailure?
        do {
            try await connect(request, shared, ready, outcome)
            let alpn = try await ready.futureResult.get()
            if request.url.scheme == .https {
                let tls = await judge(request, shared, alpn)
                hop.tls = tls
                if plan.tls.verify, let refusal = tls.refusal(now: now) {
                    throw ProbeFailure(
                        .tls, .untrusted, phase: .tls, "`\(request.endpoint)`: \(refusal), so nothing was sent")
                }
            }
            try send(request, alpn, shared)
            failure = try await outcome.futureResult.get()
        } catch let early as ProbeFailure {
            failure = early
        } catch {
            failure = ProbeFailure(.connect, .local, phase: .connect, "\(error)")
        }
        if let handler = shared.value.handler {
            // Whatever ended the conversation, the socket goes with it.
            handler.ended(failure)
            hop.phases = handler.phases
            hop.answer = handler.answer.taken()
        }
        if request.url.scheme == .https, hop.tls == nil, !shared.value.presented.isEmpty {
            hop.tls = await judge(request, shared, nil)
        }
        return HopOutcome(hop: hop, failure: failure)
    }

    private func connect(
        _ request: HopRequest, _ shared: NIOLoopBound<Shared>, _ ready: EventLoopPromise<String?>,
        _ outcome: EventLoopPromise<ProbeFailure?>
    ) async throws {
        let limit = min(plan.budget.connect, (deadline - .now()).duration)
        let peer = "\(request.endpoint)"
        let usesTLS = request.url.scheme == .https
        let start = NIODeadline.now()
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(max(limit, .milliseconds(1))))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let tap = WireTap()
                    let handler = HopHandler(
                        peer: peer, budget: plan.budget, deadline: deadline, usesTLS: usesTLS, tap: tap,
                        answer: AnswerAssembler(peer: peer, bodyLimit: plan.bodyLimit), ready: ready, outcome: outcome)
                    shared.value.handler = handler
                    try channel.pipeline.syncOperations.addHandler(tap)
                    if usesTLS {
                        let tls = try sessions.handler(
                            plan: plan.tls, serverName: request.serverName, protocols: protocols
                        ) { chain in shared.value.presented = chain }
                        try channel.pipeline.syncOperations.addHandler(tls)
                    }
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
        do {
            _ = try await bootstrap.connect(to: request.endpoint.socketAddress).get()
        } catch {
            let failure = connectFailure(error, peer: peer, after: (NIODeadline.now() - start).duration)
            ready.fail(failure)
            outcome.succeed(failure)
            throw failure
        }
    }

    private func connectFailure(_ error: any Error, peer: String, after elapsed: Duration) -> ProbeFailure {
        if let error = error as? TLSSetupError { return ProbeFailure(.tls, .local, phase: .tls, error.message) }
        let failure = NetFailure(error, peer: peer)
        return ProbeFailure(.connect, failure.probeKind, phase: .connect, failure.message)
    }

    private var protocols: [String] {
        switch plan.expect.httpVersion {
        case "http/1.1": ["http/1.1"]
        default: ["h2", "http/1.1"]
        }
    }

    private func judge(
        _ request: HopRequest, _ shared: NIOLoopBound<Shared>, _ alpn: String?
    ) async -> TLSObservation {
        let opinion = await sessions.trust.evaluate(shared.value.presented, now: now)
        return TLSObservation(
            serverName: request.serverName, expectedName: request.expectedName, version: shared.value.handler?.tlsVersion,
            alpn: alpn, presented: opinion.certificates, trust: opinion.trust)
    }

    private func send(_ request: HopRequest, _ alpn: String?, _ shared: NIOLoopBound<Shared>) throws {
        guard let handler = shared.value.handler else { return }
        if alpn == "h2" {
            handler.hand(to: [
                HTTP2Exchange.framing(), HTTP2Exchange(request: request, hop: handler, peer: "\(request.endpoint)"),
            ])
            return
        }
        var fields = request.fields
        if !request.body.isEmpty { fields.append(.init("Content-Length", String(request.body.count))) }
        let head: [UInt8]
        do {
            head = try HTTPRequestHead(
                method: request.method, target: request.url.target, host: request.host, fields: HTTPFields(fields)
            ).encoded()
        } catch {
            throw ProbeFailure(.http, .local, phase: .request, "the request cannot be sent: \(error.message)")
        }
        handler.send(request, head: head)
    }
}
