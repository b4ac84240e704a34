import NIOCore

/// Nearest to the socket: ends a connection that idles or that the shop hangs up on, past any TLS handler.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer

    /// Sent down the pipeline to close the connection at once.
    struct HangUp: Sendable {}

    func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?) {
        guard event is HangUp else {
            context.triggerUserOutboundEvent(event, promise: promise)
            return
        }
        context.close(promise: promise)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else {
            context.fireUserInboundEventTriggered(event)
            return
        }
        context.close(promise: nil)
    }
}

extension ConnectionGuard {
    /// Puts the idle clock and the guard at the front of an accepted connection's pipeline.
    static func install(on channel: any Channel, idleLimit: Duration) throws {
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(IdleStateHandler(allTimeout: TimeAmount(idleLimit)))
        try pipeline.addHandler(ConnectionGuard())
    }
}
