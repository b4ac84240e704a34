import NIOCore

/// Answers questions that come by TCP, in the order they came (RFC 7766).
final class StreamAnswerer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let desk: NameDesk
    private let board: FaultBoard

    init(desk: NameDesk, board: FaultBoard) {
        self.desk = desk
        self.board = board
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let query = Array(unwrapInboundIn(data).readableBytesView)
        guard let answer = desk.answer(query, over: .tcp, faults: board.faults),
            let length = UInt16(exactly: answer.count)
        else { return }
        var bytes = context.channel.allocator.buffer(capacity: answer.count + 2)
        bytes.writeInteger(length)
        bytes.writeBytes(answer)
        context.writeAndFlush(wrapOutboundOut(bytes), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
