import DNSWire
import NIOCore

/// The UDP half.
final class DatagramSide: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    private let script: NastyDNSServer.Script
    private let log: QueryLog
    private let otherPort: any Channel
    private let otherAddress: any Channel
    private var held: [AddressedEnvelope<ByteBuffer>] = []

    init(
        _ script: @escaping NastyDNSServer.Script, _ log: QueryLog, otherPort: any Channel, otherAddress: any Channel
    ) {
        self.script = script
        self.log = log
        self.otherPort = otherPort
        self.otherAddress = otherAddress
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        guard let message = try? DNSMessage(decoding: Array(envelope.data.readableBytesView)) else { return }
        let query = log.add {
            NastyQuery(message: message, transport: .udp, place: $0, sourcePort: envelope.remoteAddress.port)
        }
        for late in held { context.writeAndFlush(wrapOutboundOut(late), promise: nil) }
        held = []
        for act in script(query) {
            switch act {
            case .send(let bytes):
                context.writeAndFlush(wrapOutboundOut(reply(bytes, to: envelope)), promise: nil)
            case .sendFromOtherPort(let bytes): otherPort.writeAndFlush(reply(bytes, to: envelope), promise: nil)
            case .sendFromOtherAddress(let bytes): otherAddress.writeAndFlush(reply(bytes, to: envelope), promise: nil)
            case .sendWithNextQuery(let bytes): held.append(reply(bytes, to: envelope))
            case .sendAfter(let bytes, let pause):
                let channel = context.channel
                let late = reply(bytes, to: envelope)
                context.eventLoop.scheduleTask(in: .milliseconds(pause)) { channel.writeAndFlush(late, promise: nil) }
            case .sendUnframed, .dribble, .drip, .close, .reset: break
            }
        }
    }

    /// A late answer may meet a closed port, which is not this server's trouble.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {}

    private func reply(
        _ bytes: [UInt8], to envelope: AddressedEnvelope<ByteBuffer>
    ) -> AddressedEnvelope<ByteBuffer> {
        AddressedEnvelope(remoteAddress: envelope.remoteAddress, data: ByteBuffer(bytes: bytes))
    }
}
