import Checks
import NIOCore
import NIOTLS
import TLSProbe
import UpkeepCore
import UpkeepNet

/// Owns one connection's life: its phases and their deadlines, and the one outcome it comes to.
///
/// The protocol spoken on it (HTTP/1.1 here, HTTP/2 in ``HTTP2Exchange``) reports to this handler.
final class HopHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let peer: String
    private let budget: Budget
    private let deadline: NIODeadline
    private let usesTLS: Bool
    private let tap: WireTap
    private let ready: EventLoopPromise<String?>
    private let outcome: EventLoopPromise<ProbeFailure?>

    private(set) var phases = PhaseTimings()
    private(set) var tlsVersion: String?
    /// The phase whose clock is running; nil before connecting and when all is over.
    private var phase: ProbePhase?
    private var phaseStart: NIODeadline
    private var phaseDeadline: NIODeadline
    private var timer: Scheduled<Void>?
    private var context: ChannelHandlerContext?
    private var cleanTLSEnd = true
    private var isReady = false

    let answer: AnswerAssembler
    private var http1: HTTP1Exchange?
    /// A second protocol took over the bytes.
    private var passesThrough = false

    init(
        peer: String, budget: Budget, deadline: NIODeadline, usesTLS: Bool, tap: WireTap, answer: AnswerAssembler,
        ready: EventLoopPromise<String?>, outcome: EventLoopPromise<ProbeFailure?>
    ) {
        self.peer = peer
        self.budget = budget
        self.deadline = deadline
        self.usesTLS = usesTLS
        self.tap = tap
        self.answer = answer
        self.ready = ready
        self.outcome = outcome
        phaseStart = .now()
        phaseDeadline = deadline
        phase = .connect
    }

    // MARK: the connection's life

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        finishPhase()
        if usesTLS {
            start(.tls, within: budget.tls)
        } else {
            phase = nil
            isReady = true
            ready.succeed(nil)
        }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard case .handshakeCompleted(let negotiated) = event as? TLSUserEvent else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        finishPhase()
        phase = nil
        isReady = true
        tlsVersion = TLSFailure.version(context.pipeline.syncOperations)
        ready.succeed(negotiated)
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !passesThrough else {
            context.fireChannelRead(data)
            return
        }
        guard let http1 else { return }
        answerBegins()
        http1.receive(unwrapInboundIn(data), handler: self)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if passesThrough { context.fireChannelInactive() }
        ended(http1.flatMap { $0.endOfStream(cleanly: cleanTLSEnd) } ?? closedFailure())
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if phase == .tls || !isReady {
            ended(TLSFailure.read(error, peer: peer, firstBytes: tap.firstBytes))
        } else if TLSFailure.isUncleanEnd(error) {
            cleanTLSEnd = false
        } else if passesThrough {
            context.fireErrorCaught(error)
        } else {
            ended(failure(for: error))
        }
    }

    // MARK: the request's life, driven by the probe and the protocol

    /// Sends an HTTP/1.1 request.
    func send(_ request: HopRequest, head: [UInt8]) {
        guard let context, context.channel.isActive else {
            ended(closedFailure())
            return
        }
        http1 = HTTP1Exchange(method: request.method, peer: peer, answer: answer)
        start(.request, within: remaining)
        var buffer = context.channel.allocator.buffer(capacity: head.count + request.body.count)
        buffer.writeBytes(head)
        buffer.writeBytes(request.body)
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        written.futureResult.whenSuccess { bound.value.requestSent() }
        context.writeAndFlush(wrapOutboundOut(buffer), promise: written)
    }

    /// Lets `handlers` take over the bytes and starts the request's clock.
    func hand(to handlers: [any ChannelHandler]) {
        guard let context, context.channel.isActive else {
            ended(closedFailure())
            return
        }
        passesThrough = true
        start(.request, within: remaining)
        do {
            try context.pipeline.syncOperations.addHandlers(handlers, position: .after(self))
        } catch {
            ended(failure(for: error))
        }
    }

    func requestSent() {
        guard phase == .request else { return }
        finishPhase()
        start(.ttfb, within: budget.ttfb)
    }

    /// The answer's first byte is here.
    func answerBegins() {
        guard phase == .ttfb || phase == .request else { return }
        requestSent()
        finishPhase()
        start(.transfer, within: remaining)
    }

    /// Ends the connection with what it came to; only the first call counts.
    func ended(_ failure: ProbeFailure?) {
        guard phase != nil || isReady else { return }
        if failure == nil { finishPhase() }
        phase = nil
        isReady = false
        timer?.cancel()
        outcome.succeed(failure)
        if let failure { ready.fail(failure) }
        tap.closeNow()
    }

    func failure(for error: any Error) -> ProbeFailure {
        let failure = NetFailure(error, peer: peer)
        return ProbeFailure(.http, failure.kind == .other ? .malformed : failure.probeKind, phase: phase, "\(failure.message) \(progress)")
    }

    // MARK: clocks

    private var remaining: Duration { max(.zero, (deadline - .now()).duration) }

    private func start(_ phase: ProbePhase, within limit: Duration) {
        self.phase = phase
        phaseStart = .now()
        phaseDeadline = min(deadline, phaseStart + TimeAmount(limit))
        if timer == nil { arm() }
    }

    private func finishPhase() {
        guard let phase else { return }
        phases[phase] = (NIODeadline.now() - phaseStart).duration
    }

    /// One timer for the connection: when it fires early it is set again, which is rarer than a phase change.
    private func arm() {
        guard let loop = context?.eventLoop else { return }
        let bound = NIOLoopBound(self, eventLoop: loop)
        timer = loop.scheduleTask(deadline: phaseDeadline) { bound.value.timerFired() }
    }

    private func timerFired() {
        timer = nil
        guard let phase else {
            // Between the handshake and the request; only the whole probe's clock runs.
            phaseDeadline = deadline
            if NIODeadline.now() < deadline {
                arm()
            } else {
                ended(ProbeFailure(.http, .timedOut, "no time was left to send the request to `\(peer)`"))
            }
            return
        }
        guard NIODeadline.now() >= phaseDeadline else {
            arm()
            return
        }
        let waited = DurationText.spoken((NIODeadline.now() - phaseStart).duration)
        let layer: ProbeLayer = phase == .tls ? .tls : phase == .connect ? .connect : .http
        ended(ProbeFailure(layer, .timedOut, phase: phase, "`\(peer)` \(silence(phase)) within \(waited)"))
    }

    private func silence(_ phase: ProbePhase) -> String {
        switch phase {
        case .dns, .connect: "did not accept a connection"
        case .tls: "accepted the connection but did not finish the TLS handshake"
        case .request: "did not take the whole request"
        case .ttfb: "took the request but sent no answer"
        case .transfer: "began to answer but did not finish (\(answer.progress))"
        }
    }

    private func closedFailure() -> ProbeFailure {
        switch phase {
        case .tls:
            ProbeFailure(
                .tls, .closed, phase: .tls, "`\(peer)` accepted the connection and closed it during the TLS handshake")
        case .transfer:
            ProbeFailure(.http, .closed, phase: .transfer, "`\(peer)` closed the connection \(progress)")
        default:
            ProbeFailure(
                .http, .rejected, phase: phase, "`\(peer)` accepted the connection and closed it without an answer")
        }
    }

    private var progress: String { "(\(answer.progress))" }
}
