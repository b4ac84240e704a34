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
    let executor: LoopExecutor

    /// Breaking off the task ends the connection.
    func run(_ request: HopRequest) async -> HopOutcome {
        let handler = HopHandler(
            request: request, budget: plan.budget, deadline: deadline,
            answer: AnswerAssembler(bodyLimit: plan.bodyLimit), alarms: executor.alarms)
        let bound = NIOLoopBound(handler, eventLoop: executor.loop)
        return await withTaskCancellationHandler {
            connect(request, bound)
            return await run(request, handler)
        } onCancel: {
            executor.loop.execute { bound.value.cancel() }
        }
    }

    private func run(_ request: HopRequest, _ handler: HopHandler) async -> HopOutcome {
        var hop = HTTPHopObservation(url: request.url, endpoint: request.endpoint)
        var refused: ProbeFailure?
        // Without TLS there is nothing to think about between connecting and asking, so the handler asks by itself.
        if request.usesTLS {
            await handler.ready()
            if handler.isReady {
                let tls = await judge(request, handler, handler.alpn)
                hop.tls = tls
                if plan.tls.verify, let refusal = tls.refusal(now: now) {
                    refused = ProbeFailure(.tls, .untrusted, phase: .tls, "\(refusal), so nothing was sent")
                    handler.ended(refused)
                } else {
                    handler.ask()
                }
            }
        }
        await handler.over()
        if handler.isAsked {
            hop.request = HTTPRequestObservation(
                method: request.method, target: request.url.target, host: request.host, fields: request.fields)
        }
        hop.phases = handler.phases
        hop.answer = handler.answer.taken()
        if request.usesTLS, hop.tls == nil, !handler.presented.isEmpty {
            hop.tls = await judge(request, handler, nil)
        }
        return HopOutcome(hop: hop, failure: refused ?? handler.failure)
    }

    /// Begins to connect; the handler tells how that ends.
    private func connect(_ request: HopRequest, _ handler: NIOLoopBound<HopHandler>) {
        let limit = min(plan.budget.connect, (deadline - .now()).duration)
        ClientBootstrap(group: executor.loop)
            // Takes the bootstrap's one option, TCP_NODELAY, away from it: options that it sets cost a chain of futures.
            .enableMPTCP(true).enableMPTCP(false)
            .connectTimeout(TimeAmount(max(limit, .milliseconds(1))))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try prepare(channel, request, handler) }
            }
            .connect(to: request.endpoint.socketAddress)
            .whenFailure { handler.value.notConnected($0) }
    }

    private func prepare(
        _ channel: any Channel, _ request: HopRequest, _ handler: NIOLoopBound<HopHandler>
    ) throws {
        guard !handler.value.isOver else { throw ProbeFailure.cancelled(.connect, phase: .connect) }
        // Nagle's algorithm delays what follows a small segment that is not acknowledged. A plain request is one write and
        // follows nothing; one under TLS follows the end of the handshake.
        if request.usesTLS { try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1) }
        try channel.syncOptions?.setOption(.recvAllocator, value: PageAllocator())
        let pipeline = channel.pipeline.syncOperations
        if let tap = handler.value.tap {
            try pipeline.addHandler(tap)
            try pipeline.addHandler(
                try sessions.handler(plan: request.tls, serverName: request.serverName, protocols: protocols) { chain in
                    handler.value.presented = chain
                })
        }
        try pipeline.addHandler(handler.value)
    }

    private var protocols: [String] {
        switch plan.expect.httpVersion {
        case "http/1.1": ["http/1.1"]
        default: ["h2", "http/1.1"]
        }
    }

    private func judge(_ request: HopRequest, _ handler: HopHandler, _ alpn: String?) async -> TLSObservation {
        let opinion = await sessions.trust(for: request.tls).evaluate(handler.presented, now: now)
        return TLSObservation(
            serverName: request.serverName, expectedName: request.expectedName, version: handler.tlsVersion,
            alpn: alpn, presented: opinion.certificates, trust: opinion.trust)
    }
}
