import NIOCore

/// Sits between the socket and TLS: keeps the first bytes for telling a plain-text peer from a TLS one, and closes the
/// socket without waiting for TLS to say goodbye.
final class WireTap: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private static let kept = 64

    private(set) var firstBytes: [UInt8] = []
    private var context: ChannelHandlerContext?

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if firstBytes.isEmpty { firstBytes = Array(unwrapInboundIn(data).readableBytesView.prefix(Self.kept)) }
        context.fireChannelRead(data)
    }

    /// Closes now. A probe has what it came for, and the peer needs no notice of a connection it was told to close.
    func closeNow() { context?.close(promise: nil) }
}
