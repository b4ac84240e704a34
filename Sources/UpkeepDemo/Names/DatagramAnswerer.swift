import NIOCore

/// Answers questions that come by UDP, each with one datagram or none.
final class DatagramAnswerer: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    private let desk: NameDesk
    private let board: FaultBoard

    init(desk: NameDesk, board: FaultBoard) {
        self.desk = desk
        self.board = board
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        guard let answer = desk.answer(Array(envelope.data.readableBytesView), over: .udp, faults: board.faults)
        else { return }
        context.writeAndFlush(
            wrapOutboundOut(AddressedEnvelope(remoteAddress: envelope.remoteAddress, data: ByteBuffer(bytes: answer))),
            promise: nil)
    }

    // A visitor that has gone shows as an error on the shared socket; the socket stays good.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}
}
