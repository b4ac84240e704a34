import Checks
import NIOCore
import UpkeepCore
import UpkeepNet

/// Holds one conversation on one connection, within its time and a cap of bytes.
final class WireHandler<Talk: Conversation>: ChannelInboundHandler, LoopSleeper {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// What the longest honest flight takes a hundred times over; memory for one connection is bounded by it.
    private static var byteLimit: Int { 12 << 20 }

    private let limit: WireLimit
    private let outcome: EventLoopPromise<WireOutcome<Talk>>
    private var result: WireOutcome<Talk>
    private var context: ChannelHandlerContext?
    private let alarms: LoopAlarms
    var alarmPlace: Int?
    private var isOver = false

    init(_ talk: Talk, limit: WireLimit, outcome: EventLoopPromise<WireOutcome<Talk>>, alarms: LoopAlarms) {
        self.limit = limit
        self.outcome = outcome
        self.alarms = alarms
        result = WireOutcome(talk: talk)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if isOver { context.close(promise: nil) }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        guard !isOver else { return }
        result.isConnected = true
        alarms.set(min(limit.deadline, .now() + limit.answerTime), for: self)
        make(result.talk.opening())
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isOver else { return }
        let buffer = unwrapInboundIn(data)
        result.received += buffer.readableBytes
        if result.received > Self.byteLimit {
            return end(
                ProbeFailure(.tls, .tooLarge, phase: .tls, "over \(Self.byteLimit >> 20) MiB came in one handshake"))
        }
        make(result.talk.received(Array(buffer.readableBytesView)))
    }

    func channelInactive(context: ChannelHandlerContext) { end(TLSFailure.closed) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let failure = ProbeFailure.connecting(error)
        end(ProbeFailure(.tls, failure.kind, phase: .tls, "\(failure.detail) during the TLS handshake"))
    }

    /// Ends the connection because of something on this side.
    func end(_ failure: ProbeFailure) {
        guard !isOver else { return }
        result.talk.ended(failure)
        result.failure = failure
        finish()
    }

    private func make(_ move: Move) {
        guard !isOver, let context else { return }
        if !move.bytes.isEmpty {
            result.sent += move.bytes.count
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: move.bytes)), promise: nil)
        }
        if move.isLast { finish() }
    }

    func alarmRang() {
        let isWhole = limit.deadline <= .now()
        end(
            ProbeFailure(
                .tls, .timedOut, phase: .tls,
                isWhole
                    ? "the time for the whole look was up"
                    : "no full answer within \(DurationText.spoken(limit.answerTime.duration))"))
    }

    private func finish() {
        isOver = true
        alarms.cancel(self)
        outcome.succeed(result)
        context?.close(promise: nil)
    }
}
