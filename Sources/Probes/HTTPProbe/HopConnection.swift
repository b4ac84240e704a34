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

    /// Bytes read at once: most pages whole, so that they take one system call and one buffer.
    private static let readSize = 16 << 10

    /// What the callbacks of one connection share; everything runs on its loop.
    private final class Shared {
        var presented: [[UInt8]] = []
        var handler: HopHandler?
        var isCancelled = false
    }

    /// Breaking off the task ends the connection.
    func run(_ request: HopRequest) async -> HopOutcome {
        let shared = NIOLoopBound(Shared(), eventLoop: loop)
        return await withTaskCancellationHandler {
            await run(request, shared)
        } onCancel: {
            loop.execute {
                shared.value.isCancelled = true
                shared.value.handler?.cancel()
            }
        }
    }

    private func run(_ request: HopRequest, _ shared: NIOLoopBound<Shared>) async -> HopOutcome {
        var hop = HTTPHopObservation(url: request.url, endpoint: request.endpoint)
        let outcome = loop.makePromise(of: ProbeFailure?.self)
        var failure: ProbeFailure?
        do {
            let alpn = try await connect(request, shared, outcome)
            if request.url.scheme == .https {
                let tls = await judge(request, shared, alpn)
                hop.tls = tls
                if plan.tls.verify, let refusal = tls.refusal(now: now) {
                    throw ProbeFailure(.tls, .untrusted, phase: .tls, "\(refusal), so nothing was sent")
                }
            }
            hop.request = HTTPRequestObservation(
                method: request.method, target: request.url.target, host: request.host, fields: request.fields)
            try send(request, alpn, shared)
            failure = try await outcome.futureResult.get()
        } catch let early as ProbeFailure {
            failure = early
        } catch {
            failure = .connecting(error)
        }
        // Whatever ended the conversation, the socket goes with it.
        outcome.succeed(failure)
        if let handler = shared.value.handler {
            handler.ended(failure)
            hop.phases = handler.phases
            hop.answer = handler.answer.taken()
        }
        if request.url.scheme == .https, hop.tls == nil, !shared.value.presented.isEmpty {
            hop.tls = await judge(request, shared, nil)
        }
        return HopOutcome(hop: hop, failure: failure)
    }

    /// - Returns: the protocol agreed by ALPN, once the connection is ready for a request.
    private func connect(
        _ request: HopRequest, _ shared: NIOLoopBound<Shared>, _ outcome: EventLoopPromise<ProbeFailure?>
    ) async throws -> String? {
        let ready = loop.makePromise(of: String?.self)
        let limit = min(plan.budget.connect, (deadline - .now()).duration)
        let usesTLS = request.url.scheme == .https
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(max(limit, .milliseconds(1))))
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: Self.readSize))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard !shared.value.isCancelled else { throw ProbeFailure.cancelled(.connect, phase: .connect) }
                    let tap = WireTap()
                    let handler = HopHandler(
                        budget: plan.budget, deadline: deadline, usesTLS: usesTLS, tap: tap,
                        answer: AnswerAssembler(bodyLimit: plan.bodyLimit), ready: ready, outcome: outcome)
                    shared.value.handler = handler
                    try channel.pipeline.syncOperations.addHandler(tap)
                    if usesTLS {
                        let tls = try sessions.handler(
                            plan: request.tls, serverName: request.serverName, protocols: protocols
                        ) { chain in shared.value.presented = chain }
                        try channel.pipeline.syncOperations.addHandler(tls)
                    }
                    try channel.pipeline.syncOperations.addHandler(handler)
                }
            }
        do {
            _ = try await bootstrap.connect(to: request.endpoint.socketAddress).get()
        } catch {
            let failure = connectFailure(error, isCancelled: shared.value.isCancelled)
            ready.fail(failure)
            throw failure
        }
        return try await ready.futureResult.get()
    }

    private func connectFailure(_ error: any Error, isCancelled: Bool) -> ProbeFailure {
        if isCancelled { return .cancelled(.connect, phase: .connect) }
        if let error = error as? TLSSetupError { return ProbeFailure(.tls, .local, phase: .tls, error.message) }
        return .connecting(error)
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
        let opinion = await sessions.trust(for: request.tls).evaluate(shared.value.presented, now: now)
        return TLSObservation(
            serverName: request.serverName, expectedName: request.expectedName,
            version: shared.value.handler?.tlsVersion,
            alpn: alpn, presented: opinion.certificates, trust: opinion.trust)
    }

    private func send(_ request: HopRequest, _ alpn: String?, _ shared: NIOLoopBound<Shared>) throws {
        guard let handler = shared.value.handler else { return }
        if alpn == "h2" {
            handler.hand(to: [HTTP2Exchange.framing(), HTTP2Exchange(request: request, hop: handler)])
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
