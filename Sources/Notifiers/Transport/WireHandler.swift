import NIOCore
import NIOTLS
import UpkeepNet

/// Holds what a connection received until somebody asks for it; lives on its loop.
final class WireHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// More than this without being asked for ends the connection: no receiver of alerts has so much to say.
    private static let pendingLimit = 1 << 20

    private var pending: [UInt8] = []
    private var waiter: EventLoopPromise<[UInt8]?>?
    private var handshake: EventLoopPromise<Void>?
    private var failure: TransportFailure?
    private var hasEnded = false

    var hasPending: Bool { !pending.isEmpty }

    /// What came next; nil once the peer has ended.
    func receive(_ promise: EventLoopPromise<[UInt8]?>) {
        if !pending.isEmpty {
            promise.succeed(pending)
            pending = []
        } else if let failure {
            promise.fail(failure)
        } else if hasEnded {
            promise.succeed(nil)
        } else {
            waiter = promise
        }
    }

    /// Answered when the TLS session stands.
    func expectHandshake(_ promise: EventLoopPromise<Void>) {
        if let failure { return promise.fail(failure) }
        if hasEnded { return promise.fail(Self.closedInHandshake) }
        handshake = promise
    }

    /// Ends every wait, now and later, with this; the first failure counts.
    func fail(_ failure: TransportFailure) {
        if self.failure == nil { self.failure = failure }
        waiter.take()?.fail(failure)
        handshake.take()?.fail(failure)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        if let waiter = waiter.take() { return waiter.succeed(bytes) }
        pending += bytes
        guard pending.count > Self.pendingLimit else { return }
        fail(TransportFailure(.malformed, "it sent more than a megabyte without being asked"))
        context.close(promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case TLSUserEvent.handshakeCompleted? = event as? TLSUserEvent { handshake.take()?.succeed() }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if handshake != nil {
            fail(.handshake(error))
        } else if !error.isMissingFarewell {
            fail(TransportFailure(.closed, NetFailure(error).message))
        }
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        hasEnded = true
        handshake.take()?.fail(Self.closedInHandshake)
        waiter.take()?.succeed(nil)
        context.fireChannelInactive()
    }

    private static let closedInHandshake = TransportFailure(.tls, "it closed the connection during the TLS handshake")
}
