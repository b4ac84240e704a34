import Checks
import DNSWire
import NIOCore
import NIOTLS
import TLSProbe
import UpkeepCore

/// Waits on one socket for the answer to one query: sends once connected, throws strays away, ends exactly once, by
/// answer, error, deadline or cancellation, and then closes the socket or leaves it to the next query.
///
/// Everything happens on the channel's event loop.
final class ExchangeHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Enough for any honest confusion; a peer that floods must not keep this machine busy until the deadline.
    private static let mostStrays = 1000

    private enum Security { case none, handshaking, judging, settled }

    private let query: ServerQuery
    private let first: QuerySend
    private let timing: SendTiming
    private let pacer: QueryPacer?
    private let secure: SecureSetup?
    private let transfer: TransferCollector?
    private let pool: SocketPool?
    private let promise: EventLoopPromise<ServerReply>
    private let tap = WireTap()

    private var check: AnswerCheck
    private var context: ChannelHandlerContext?
    private var kept: KeptSocket?
    /// What is to happen when, the next one first; only that one has a timer.
    private var alarms: [(at: ContinuousClock.Instant, body: (ExchangeHandler) -> Void)] = []
    private var timer: Scheduled<Void>?
    private var sends: [(send: QuerySend, at: ContinuousClock.Instant)] = []
    private var opened = ContinuousClock.now
    private var isConnected = false
    private var security = Security.none
    private var presented: [[UInt8]] = []
    private var frames = DNSStreamFraming()
    private var keepsCase = true
    private var strays = 0
    private var lastMismatch: String?
    private var lastGarbage: DNSWireError?
    private var isOver = false

    init(
        query: ServerQuery, first: QuerySend, timing: SendTiming, pacer: QueryPacer?, secure: SecureSetup?,
        transfer: TransferCollector?, pool: SocketPool?, promise: EventLoopPromise<ServerReply>
    ) {
        self.query = query
        self.first = first
        self.timing = timing
        self.pacer = pacer
        self.secure = secure
        self.transfer = transfer
        self.pool = pool
        self.promise = promise
        check = AnswerCheck(query, id: first.id)
    }

    /// Takes its place behind what the transport needs.
    /// - Parameter kept: What stands in the socket already, when other queries use it too.
    func join(_ pipeline: ChannelPipeline.SynchronousOperations, kept: KeptSocket? = nil) throws {
        if query.transport == .tls { try pipeline.addHandler(tap) }
        self.kept = kept
        try pipeline.addHandler(self)
    }

    // MARK: ChannelInboundHandler

    func handlerAdded(context: ChannelHandlerContext) {
        guard !isOver else { return context.close(promise: nil) }
        self.context = context
        opened = .now
        schedule(at: timing.deadline) { $0.runOut() }
        if query.transport != .udp, let patience = timing.streamPatience {
            schedule(at: opened + patience) { if !$0.frames.isUnderway, !$0.hasTransferred { $0.runOut() } }
        }
        // A socket that was used before is connected already.
        if context.channel.isActive { start(context) } else { setTimer() }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        start(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        guard query.transport != .udp else { return judge(Array(buffer.readableBytesView)) }
        frames.append(buffer.readableBytesView)
        while !isOver, let frame = frames.next() { judge(frame) }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let foreign = event as? SourceWatch.ForeignDatagram {
            // Noise that is no answer of any kind says nothing about the server.
            if case .answer = check.verdict(on: foreign.bytes) {
                stray("it came from \(foreign.source), not \(query.server)")
            }
        } else if case .handshakeCompleted = event as? TLSUserEvent {
            judgeCertificate(context)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        if security == .handshaking {
            end(.untrusted(TLSFailure.closed.detail))
        } else if query.transport == .udp {
            // A datagram socket closes by itself only after an ICMP error whose number the event loop has eaten.
            end(.unreachable("an ICMP error came back"))
        } else {
            end(.closed("closed \(frames.progress)"))
        }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if security == .handshaking {
            end(.untrusted(TLSFailure.read(error, firstBytes: tap.firstBytes).detail))
        } else if !TLSFailure.isUncleanEnd(error) {
            fail(error)
        }
    }

    /// Ends with what a failed socket call means.
    func fail(_ error: any Error) { end(.init(socketError: error, transport: query.transport)) }

    func cancel() { end(.cancelled("given up before an answer came")) }

    // MARK: sending

    private func start(_ context: ChannelHandlerContext) {
        isConnected = true
        if query.transport == .tls { startTLS(context) } else { send(first, context) }
        if query.transport == .udp {
            let now = ContinuousClock.now
            if let patience = timing.patience { schedule(at: now + patience) { $0.runOut() } }
            if let wait = timing.resendAfter { schedule(at: now + wait) { $0.queueResend() } }
        }
        setTimer()
    }

    private func send(_ send: QuerySend, _ context: ChannelHandlerContext) {
        guard !isOver else { return }
        var buffer = context.channel.allocator.buffer(capacity: send.bytes.count + 2)
        if query.transport != .udp { buffer.writeInteger(UInt16(truncatingIfNeeded: send.bytes.count)) }
        buffer.writeBytes(send.bytes)
        kept?.expect(send.id)
        sends.append((send, query.transport == .udp ? .now : opened))
        context.writeAndFlush(wrapOutboundOut(buffer)).assumeIsolated().whenFailure { self.fail($0) }
    }

    private func queueResend() {
        let slot = pacer?.slot(for: query.server.address, before: timing.deadline)
        guard let slot, slot > .now else { return resend() }
        schedule(at: slot) { $0.resend() }
        setTimer()
    }

    private func resend() {
        guard let context, let again = try? QuerySend(query) else { return }
        check.ids.append(again.id)
        send(again, context)
    }

    // MARK: TLS

    private func startTLS(_ context: ChannelHandlerContext) {
        guard let secure else { return end(.unreachable("DNS over TLS is not set up here")) }
        security = .handshaking
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        do {
            let tls = try secure.handler(serverName: query.certificateName) { bound.value.presented = $0 }
            try context.pipeline.syncOperations.addHandler(tls, position: .before(self))
        } catch {
            end(.untrusted("\(error)"))
        }
    }

    private func judgeCertificate(_ context: ChannelHandlerContext) {
        guard let secure, let name = query.certificateName else {
            security = .settled
            return send(first, context)
        }
        security = .judging
        let presented = presented
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.makeFutureWithTask { await secure.refusal(presented, name: name) }.whenSuccess { refusal in
            bound.value.certificateJudged(refusal)
        }
    }

    private func certificateJudged(_ refusal: String?) {
        guard !isOver, let context else { return }
        security = .settled
        if let refusal { end(.untrusted(refusal)) } else { send(first, context) }
    }

    // MARK: judging

    private var hasTransferred: Bool { transfer.map { $0.messageCount > 0 } ?? false }

    private func judge(_ received: [UInt8]) {
        var bytes = received
        let send = sends.first { bytes.starts(with: [UInt8($0.send.id >> 8), UInt8(truncatingIfNeeded: $0.send.id)]) }
        let keepsCase = send?.send.restoreCase(of: &bytes, to: query.question.name)
        switch check.verdict(on: bytes) {
        case .answer(let message):
            self.keepsCase = keepsCase ?? true
            take(message, size: bytes.count)
        case .malformed(let error): end(.malformed(error.message), size: bytes.count)
        case .stray(let reason): stray(reason)
        case .garbage(let error):
            lastGarbage = error
            countStray()
        }
    }

    private func take(_ message: DNSMessage, size: Int) {
        if let transfer {
            check.questionIsOptional = true
            guard transfer.isComplete(with: message, size: size) else { return }
        }
        end(.answered(message), size: transfer?.byteCount ?? size)
    }

    private func stray(_ reason: String) {
        lastMismatch = reason
        countStray()
    }

    private func countStray() {
        strays += 1
        if strays >= Self.mostStrays { runOut() }
    }

    /// Only the end of the waiting settles that nothing better than strays was coming.
    private func runOut() {
        if let lastMismatch {
            end(.mismatched(lastMismatch))
        } else if let lastGarbage {
            end(.malformed(lastGarbage.message))
        } else if security == .handshaking {
            end(.untrusted(TLSFailure.timedOut(after: .now - opened, firstBytes: tap.firstBytes).detail))
        } else if frames.isUnderway || hasTransferred {
            end(.closed("the time was up \(frames.progress)"))
        } else if isTooSoon {
            end(.cancelled("the time was up before an answer came"))
        } else {
            end(.silent)
        }
    }

    /// Whether the deadline cut the waiting so short that silence is no news. Without a patience the deadline is one.
    private var isTooSoon: Bool {
        guard let patience = query.transport == .udp ? timing.patience : timing.streamPatience else { return false }
        return .now - (sends.first?.at ?? opened) < patience * 7 / 10
    }

    // MARK: the end

    private func schedule(at instant: ContinuousClock.Instant, _ body: @escaping (ExchangeHandler) -> Void) {
        guard !isOver else { return }
        let place = alarms.firstIndex { $0.at > instant } ?? alarms.endIndex
        alarms.insert((instant, body), at: place)
    }

    private func setTimer() {
        timer?.cancel()
        timer = nil
        guard let context, !isOver, let next = alarms.first else { return }
        let wait = TimeAmount.nanoseconds(max(.zero, next.at - .now).nanosecondsClamped)
        timer = context.eventLoop.assumeIsolated().scheduleTask(in: wait) { self.ring() }
    }

    /// Does what is due. A timer that was cancelled in the turn in which it was due still comes here.
    private func ring() {
        while !isOver, let next = alarms.first, next.at <= .now {
            alarms.removeFirst()
            next.body(self)
        }
        setTimer()
    }

    private func end(_ outcome: ServerReply.Outcome, size: Int = 0) {
        guard !isOver else { return }
        isOver = true
        timer?.cancel()
        alarms = []
        // The answer's id tells which send it answers.
        var answered = sends.first
        if case .answered(let message) = outcome, let match = sends.first(where: { $0.send.id == message.header.id }) {
            answered = match
        }
        var reply = ServerReply(
            query, outcome, size: size, sends: max(sends.count, isConnected ? 0 : 1), strays: strays)
        reply.sentAt = (sends.first?.at ?? opened) - timing.began
        reply.elapsed = .now - (answered?.at ?? opened)
        reply.keepsCase = keepsCase
        leave(reply)
        promise.succeed(reply)
    }

    private func leave(_ reply: ServerReply) {
        guard query.transport != .tls else { return tap.closeNow() }
        guard let context else { return }
        // Only a socket on which nothing else can be under way is fit for another query.
        guard let pool, let kept, reply.message != nil, sends.count == 1, strays == 0,
            kept.release(sends.lazy.map(\.send.id))
        else { return context.close(promise: nil) }
        let channel = context.channel
        context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
        pool.put(channel, kept, for: query.server)
    }
}
