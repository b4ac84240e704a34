import NIOCore

/// Stands in for the kernel on a socket that is not connected: tells the server's datagrams from everybody else's.
final class SourceWatch: ChannelDuplexHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    /// A datagram that came from somewhere else.
    struct ForeignDatagram: Sendable {
        let sender: SocketAddress
        let bytes: [UInt8]

        /// E.g. `192.0.2.1:53`.
        var source: String {
            guard let address = sender.ipAddress, let port = sender.port else { return "\(sender)" }
            return address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)"
        }
    }

    private let server: SocketAddress

    init(server: SocketAddress) { self.server = server }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        if envelope.remoteAddress == server {
            context.fireChannelRead(wrapInboundOut(envelope.data))
        } else {
            context.fireUserInboundEventTriggered(
                ForeignDatagram(sender: envelope.remoteAddress, bytes: Array(envelope.data.readableBytesView)))
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let envelope = AddressedEnvelope(remoteAddress: server, data: unwrapOutboundIn(data))
        context.write(wrapOutboundOut(envelope), promise: promise)
    }
}
