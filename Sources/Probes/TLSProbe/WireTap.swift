package import NIOCore

/// Sits between the socket and TLS: keeps the first bytes for telling a plain-text peer from a TLS one, and closes the
/// socket without waiting for TLS to say goodbye.
package final class WireTap: ChannelInboundHandler {
    package typealias InboundIn = ByteBuffer

    private static let kept = 64

    /// What the peer said first, or first after ``restart()``.
    package private(set) var firstBytes: [UInt8] = []
    private var context: ChannelHandlerContext?

    package init() {}

    package func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    package func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if firstBytes.isEmpty { firstBytes = Array(unwrapInboundIn(data).readableBytesView.prefix(Self.kept)) }
        context.fireChannelRead(data)
    }

    /// Forgets what came so far: TLS begins only now.
    package func restart() { firstBytes = [] }

    /// Closes now. A probe has what it came for, and the peer needs no notice of a connection it was told to close.
    package func closeNow() { context?.close(promise: nil) }
}
