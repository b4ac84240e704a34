import DNSWire
import Glibc
import NIOCore

/// The TCP half, one connection.
final class StreamSide: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let script: NastyDNSServer.Script
    private let log: QueryLog
    private var received = ByteBuffer()

    init(_ script: @escaping NastyDNSServer.Script, _ log: QueryLog) {
        self.script = script
        self.log = log
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var more = unwrapInboundIn(data)
        received.writeBuffer(&more)
        while let frame = received.readLengthPrefixedSlice(as: UInt16.self) {
            guard let message = try? DNSMessage(decoding: Array(frame.readableBytesView)) else { return }
            let port = context.remoteAddress?.port
            let query = log.add { NastyQuery(message: message, transport: .tcp, place: $0, sourcePort: port) }
            for act in script(query) { perform(act, context) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private func perform(_ act: NastyAct, _ context: ChannelHandlerContext) {
        switch act {
        case .send(let bytes): write(framed(bytes), context)
        case .sendUnframed(let bytes): write(bytes, context)
        case .dribble(let bytes): for byte in framed(bytes) { write([byte], context) }
        case .drip(let bytes, let pause): drip(bytes, at: 0, pause: .milliseconds(pause), context)
        case .close: context.close(promise: nil)
        case .reset:
            // Closing with unsent patience of zero is how BSD sockets send RST.
            let linger = linger(l_onoff: 1, l_linger: 0)
            (context.channel as? any SocketOptionProvider)?.setSoLinger(linger)
                .assumeIsolated().whenComplete { _ in context.close(promise: nil) }
        case .sendAfter, .sendFromOtherPort, .sendFromOtherAddress, .sendWithNextQuery: break
        }
    }

    private func drip(_ bytes: [UInt8], at place: Int, pause: TimeAmount, _ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        write([bytes[place]], context)
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: pause) {
            let (side, context) = bound.value
            side.drip(bytes, at: (place + 1) % bytes.count, pause: pause, context)
        }
    }

    private func write(_ bytes: [UInt8], _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    }

    private func framed(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8(truncatingIfNeeded: bytes.count >> 8), UInt8(truncatingIfNeeded: bytes.count)] + bytes
    }
}
