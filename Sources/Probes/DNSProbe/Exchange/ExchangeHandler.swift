import Checks
import DNSWire
import NIOCore

/// Waits on one socket for the answer to one question: sends once connected, throws strays away, ends exactly once, by
/// answer, error, deadline or cancellation, and closes the socket then.
///
/// Everything happens on the channel's event loop.
final class ExchangeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let query: [UInt8]
    private let check: AnswerCheck
    private let transport: DNSExchangeObservation.Transport
    private let timeout: TimeAmount
    private let promise: EventLoopPromise<WireReply>
    private var context: ChannelHandlerContext?
    private var deadline: Scheduled<Void>?
    private var frames = FrameBuffer()
    private var strays = 0
    private var lastMismatch: String?
    private var lastGarbage: DNSWireError?
    private var isOver = false

    init(
        query: [UInt8], check: AnswerCheck, transport: DNSExchangeObservation.Transport, timeout: TimeAmount,
        promise: EventLoopPromise<WireReply>
    ) {
        self.query = query
        self.check = check
        self.transport = transport
        self.timeout = timeout
        self.promise = promise
    }

    func handlerAdded(context: ChannelHandlerContext) {
        guard !isOver else { return context.close(promise: nil) }
        self.context = context
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: timeout) { self.runOut() }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelActive(context: ChannelHandlerContext) {
        var buffer = context.channel.allocator.buffer(capacity: query.count + 2)
        if transport == .tcp { buffer.writeInteger(UInt16(truncatingIfNeeded: query.count)) }
        buffer.writeBytes(query)
        context.writeAndFlush(wrapOutboundOut(buffer)).assumeIsolated().whenFailure { self.fail($0) }
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let buffer = unwrapInboundIn(data)
        guard transport == .tcp else { return judge(Array(buffer.readableBytesView)) }
        frames.append(buffer.readableBytesView)
        while !isOver, let frame = frames.next() { judge(frame) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        // A datagram socket closes by itself only after an ICMP error whose number the event loop has eaten.
        end(.failed(transport == .tcp ? .closed(frames.progress) : .unreachable("an ICMP error came back")))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(error) }

    /// Ends with what a failed socket call means.
    func fail(_ error: any Error) { end(.failed(.init(socketError: error, transport: transport))) }

    func cancel() { end(.failed(.unreachable("cancelled before an answer came"))) }

    private func judge(_ bytes: [UInt8]) {
        switch check.verdict(on: bytes) {
        case .answer(let message): end(.answer(message))
        case .malformed(let error): end(.failed(.malformed(error.message)))
        case .stray(let reason):
            strays += 1
            lastMismatch = reason
        case .garbage(let error):
            strays += 1
            lastGarbage = error
        }
    }

    /// Only a deadline settles that nothing better than strays was coming.
    private func runOut() {
        if let lastMismatch {
            end(.failed(.mismatched(lastMismatch)))
        } else if let lastGarbage {
            end(.failed(.malformed(lastGarbage.message)))
        } else {
            end(.failed(.timedOut))
        }
    }

    private func end(_ ending: WireReply.Ending) {
        guard !isOver else { return }
        isOver = true
        deadline?.cancel()
        promise.succeed(WireReply(ending: ending, strays: strays))
        context?.close(promise: nil)
    }
}
