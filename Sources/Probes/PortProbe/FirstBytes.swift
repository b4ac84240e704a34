import NIOCore

/// Passes everything on and reports the first bytes that come, to tell a plain-text peer from a TLS one.
final class FirstBytes: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private var report: (([UInt8]) -> Void)?

    init(report: @escaping ([UInt8]) -> Void) { self.report = report }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if let report {
            report(Array(unwrapInboundIn(data).readableBytesView.prefix(64)))
            self.report = nil
        }
        context.fireChannelRead(data)
    }
}
