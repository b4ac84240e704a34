import NIOCore
import NIOSSL

/// Carries a ``MailDialogue`` over one connection.
final class MailHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    /// Bytes of a command line, its ending included (RFC 5321 section 4.5.3.1.4).
    private static let lineLimit = 512

    private let tls: NIOSSLContext
    private var dialogue: MailDialogue
    private var pending = ByteBuffer()
    private var isLeaving = false

    init(host: String, tls: NIOSSLContext) {
        self.tls = tls
        dialogue = MailDialogue(host: host)
    }

    func channelActive(context: ChannelHandlerContext) {
        say(dialogue.banner, context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isLeaving else { return }
        var bytes = unwrapInboundIn(data)
        pending.writeBuffer(&bytes)
        while !isLeaving, let end = pending.readableBytesView.firstIndex(of: 0x0A) {
            let length = end + 1 - pending.readerIndex
            guard length <= Self.lineLimit, let raw = pending.readString(length: length) else { break }
            act(dialogue.answer(String(raw.filter { !$0.isNewline })), context)
        }
        if pending.readableBytes >= Self.lineLimit, !isLeaving {
            leave("500 5.5.2 line too long\r\n", context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func act(_ answer: MailDialogue.Answer, _ context: ChannelHandlerContext) {
        switch answer {
        case .say(let text): say(text, context)
        case .leave(let text): leave(text, context)
        case .secure(let text):
            // RFC 3207 section 5: what came before TLS is forgotten, or an attacker's line would count as protected.
            pending.clear()
            say(text, context)
            do {
                try context.pipeline.syncOperations.addHandler(
                    NIOSSLServerHandler(context: tls), position: .before(self))
            } catch {
                context.close(promise: nil)
            }
        }
    }

    private func say(_ text: String, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
    }

    private func leave(_ text: String, _ context: ChannelHandlerContext) {
        isLeaving = true
        pending.clear()
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: written)
    }
}
