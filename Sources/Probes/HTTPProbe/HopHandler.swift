import Checks
import HTTPWire
import NIOCore
import NIOTLS
import TLSProbe
import UpkeepCore
import UpkeepNet

/// Owns one connection's life: its phases and their deadlines, and the one outcome it comes to.
///
/// The protocol spoken on it (HTTP/1.1 here, HTTP/2 in ``HTTP2Exchange``) reports to this handler.
final class HopHandler: ChannelInboundHandler, LoopSleeper {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Bytes kept for a peer that speaks before it is asked; an HTTP/2 server's settings are some dozens.
    private static let earlyLimit = 64 << 10

    private let request: HopRequest
    /// Below TLS; nil without.
    let tap: WireTap?
    private var clock: PhaseClock
    private let alarms: LoopAlarms
    var alarmPlace: Int?
    private var alarmDeadline = NIODeadline.distantFuture
    private var context: ChannelHandlerContext?
    private var cleanTLSEnd = true
    private var waiter: CheckedContinuation<Void, Never>?

    /// The chain as presented, DER, leaf first.
    var presented: [[UInt8]] = []
    private(set) var tlsVersion: String?
    /// The protocol agreed by ALPN.
    private(set) var alpn: String?
    /// A request can be sent, or could.
    private(set) var isReady = false
    /// The request was made, whether or not it could be sent.
    private(set) var isAsked = false
    private(set) var isOver = false
    /// Why it is over; nil when the answer is whole.
    private(set) var failure: ProbeFailure?

    let answer: AnswerAssembler
    private var http1: HTTP1Exchange?
    /// A second protocol took over the bytes.
    private var passesThrough = false
    private var early: ByteBuffer?

    init(
        request: HopRequest, budget: Budget, deadline: NIODeadline, answer: AnswerAssembler, alarms: LoopAlarms
    ) {
        self.request = request
        tap = request.usesTLS ? WireTap() : nil
        self.answer = answer
        self.alarms = alarms
        clock = PhaseClock(budget: budget, deadline: deadline)
    }

    var phases: PhaseTimings { clock.phases }

    // MARK: what the probe waits for, on the connection's loop

    /// Returns when a request can be sent, or never will be.
    func ready() async {
        if !isReady, !isOver { await withCheckedContinuation { waiter = $0 } }
    }

    /// Returns when the connection has come to its end.
    func over() async {
        if !isOver { await withCheckedContinuation { waiter = $0 } }
    }

    private func wake() {
        guard let waiter else { return }
        self.waiter = nil
        waiter.resume()
    }

    // MARK: the connection's life

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        if request.usesTLS {
            start(.tls)
        } else {
            clock.stop()
            isReady = true
            ask()
        }
        context.fireChannelActive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted(let negotiated) = event as? TLSUserEvent {
            clock.stop()
            tlsVersion = TLSFailure.version(context.pipeline.syncOperations)
            alpn = negotiated
            isReady = true
            wake()
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if passesThrough {
            context.fireChannelRead(data)
        } else if let http1 {
            answerBegins()
            http1.receive(unwrapInboundIn(data), handler: self)
        } else {
            keep(unwrapInboundIn(data))
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if passesThrough { context.fireChannelInactive() }
        if let http1, !isOver {
            ended(http1.endOfStream(cleanly: cleanTLSEnd))
        } else {
            ended(closedFailure())
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if clock.phase == .tls {
            ended(TLSFailure.read(error, firstBytes: tap?.firstBytes ?? []))
        } else if TLSFailure.isUncleanEnd(error) {
            cleanTLSEnd = false
        } else if passesThrough {
            context.fireErrorCaught(error)
        } else {
            ended(failure(for: error))
        }
    }

    // MARK: the request's life, driven by the probe and the protocol

    /// No connection came about.
    func notConnected(_ error: any Error) {
        if let error = error as? TLSSetupError { return ended(ProbeFailure(.tls, .local, phase: .tls, error.message)) }
        ended(.connecting(error))
    }

    /// Sends the request by the protocol that was agreed on.
    func ask() {
        isAsked = true
        if alpn == "h2" { return hand(to: [HTTP2Exchange.framing(), HTTP2Exchange(request: request, hop: self)]) }
        do throws(HTTPRequestHeadError) {
            send(try request.head())
        } catch {
            ended(ProbeFailure(.http, .local, phase: .request, "the request cannot be sent: \(error.message)"))
        }
    }

    private func send(_ head: [UInt8]) {
        guard let context, context.channel.isActive else { return ended(closedFailure()) }
        let exchange = HTTP1Exchange(method: request.method, answer: answer)
        http1 = exchange
        start(.request)
        var buffer = context.channel.allocator.buffer(capacity: head.count + request.body.count)
        buffer.writeBytes(head)
        if !request.body.isEmpty { buffer.writeBytes(request.body) }
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenSuccess { self.requestSent() }
        context.writeAndFlush(wrapOutboundOut(buffer), promise: written)
        if let early = takeEarly() {
            answerBegins()
            exchange.receive(early, handler: self)
        }
    }

    /// Lets `handlers` take over the bytes and starts the request's clock.
    private func hand(to handlers: [any ChannelHandler]) {
        guard let context, context.channel.isActive else { return ended(closedFailure()) }
        passesThrough = true
        start(.request)
        do {
            // One by one and in order: `.after` would add the last first, and its first frame would meet no framing.
            for handler in handlers { try context.pipeline.syncOperations.addHandler(handler) }
        } catch {
            return ended(failure(for: error))
        }
        if let early = takeEarly() {
            context.fireChannelRead(wrapInboundOut(early))
            context.fireChannelReadComplete()
        }
    }

    func requestSent() {
        if clock.phase == .request { start(.ttfb) }
    }

    /// The answer's first byte is here.
    func answerBegins() {
        guard clock.phase == .ttfb || clock.phase == .request else { return }
        requestSent()
        start(.transfer)
    }

    /// Ends the connection with what it came to; only the first call counts.
    func ended(_ failure: ProbeFailure?) {
        guard !isOver else { return }
        isOver = true
        self.failure = failure
        if failure == nil { clock.stop() }
        alarms.cancel(self)
        if let tap { tap.closeNow() } else { context?.close(promise: nil) }
        wake()
    }

    /// The caller does not want to know any more.
    func cancel() { ended(.cancelled(clock.phase?.layer ?? .http, phase: clock.phase)) }

    func failure(for error: any Error) -> ProbeFailure {
        if let failure = TLSFailure.session(error) { return failure }
        let failure = NetFailure(error)
        let kind: ProbeFailure.Kind =
            switch failure.kind {
            case .reset: .reset
            case .timedOut: .timedOut
            case .unreachable: .unreachable
            case .local: .local
            case .refused, .other: .malformed
            }
        return ProbeFailure(.http, kind, phase: clock.phase, "\(failure.message) (\(answer.progress))")
    }

    // MARK: early bytes

    private func keep(_ bytes: ByteBuffer) {
        guard !isOver else { return }
        var bytes = bytes
        if early == nil { early = bytes } else { early?.writeBuffer(&bytes) }
        guard let count = early?.readableBytes, count > Self.earlyLimit else { return }
        ended(ProbeFailure(.http, .tooLarge, phase: clock.phase, "over \(count) bytes came before anything was asked"))
    }

    private func takeEarly() -> ByteBuffer? {
        defer { early = nil }
        return early
    }

    // MARK: clocks

    private func start(_ phase: ProbePhase) {
        guard !isOver else { return }
        clock.start(phase)
        // An alarm that rings too early is set again, which is rarer than a phase change; one too late is no deadline.
        if clock.phaseDeadline < alarmDeadline { setAlarm(clock.nextDeadline) }
    }

    private func setAlarm(_ deadline: NIODeadline) {
        alarmDeadline = deadline
        alarms.set(deadline, for: self)
    }

    func alarmRang() {
        guard !isOver else { return }
        guard NIODeadline.now() >= clock.phaseDeadline else { return setAlarm(clock.phaseDeadline) }
        ended(timeout())
    }

    private func timeout() -> ProbeFailure {
        if clock.phase == .tls { return TLSFailure.timedOut(after: clock.elapsed, firstBytes: tap?.firstBytes ?? []) }
        let waited = DurationText.spoken(clock.elapsed)
        let fact =
            switch clock.phase {
            case .dns, .connect, .tls: "no connection within \(waited)"
            case .request: "the request was not taken whole within \(waited)"
            case .ttfb: "no answer within \(waited) of the request"
            case .transfer: "after \(waited): \(answer.progress)"
            case nil: "no time was left to send the request"
            }
        return ProbeFailure(clock.phase?.layer ?? .http, .timedOut, phase: clock.phase, fact)
    }

    private func closedFailure() -> ProbeFailure {
        switch clock.phase {
        case .tls: TLSFailure.closed
        case .transfer: ProbeFailure(.http, .closed, phase: .transfer, "the connection was closed (\(answer.progress))")
        default: ProbeFailure(.http, .rejected, phase: clock.phase, "not one byte came")
        }
    }
}

extension ProbePhase {
    fileprivate var layer: ProbeLayer {
        switch self {
        case .dns: .dns
        case .connect: .connect
        case .tls: .tls
        case .request, .ttfb, .transfer: .http
        }
    }
}
