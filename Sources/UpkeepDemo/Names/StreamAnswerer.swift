import DNSWire
import NIOCore

/// Answers questions that come by TCP, in the order they came (RFC 7766).
final class StreamAnswerer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let desk: NameDesk
    private let board: FaultBoard
    private var framing = DNSStreamFraming()

    init(desk: NameDesk, board: FaultBoard) {
        self.desk = desk
        self.board = board
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        framing.append(unwrapInboundIn(data).readableBytesView)
        while let query = framing.next() {
            guard let answer = desk.answer(query, over: .tcp, faults: board.faults),
                let framed = try? DNSStreamFraming.framed(answer)
            else { continue }
            context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: framed)), promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
