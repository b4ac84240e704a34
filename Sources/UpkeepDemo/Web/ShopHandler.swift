import NIOCore
import NIOHTTP1
import UpkeepCore

/// Answers one connection's requests, one after the other, in the state the shop was in when it came.
final class ShopHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// Bytes of a request's body that are read and thrown away; a longer one ends the connection.
    private static let bodyLimit = 64 << 10

    private let router: ShopRouter
    private let door: WebDoor
    private let faults: Set<DemoFault>
    private var head: HTTPRequestHead?
    private var bodyBytes = 0
    private var delayed: Scheduled<Void>?

    init(router: ShopRouter, door: WebDoor, faults: Set<DemoFault>) {
        self.router = router
        self.door = door
        self.faults = faults
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            bodyBytes = 0
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            if bodyBytes > Self.bodyLimit { context.close(promise: nil) }
        case .end:
            guard let head else { return }
            self.head = nil
            let answer = self.answer(to: head)
            guard answer.delay > .zero else { return send(answer, to: head, context) }
            delayed = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(answer.delay)) {
                self.send(answer, to: head, context)
            }
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        delayed?.cancel()
        delayed = nil
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answer(to head: HTTPRequestHead) -> ShopAnswer {
        // RFC 9112 section 3.2: a request without exactly one Host is answered with 400.
        guard head.version != .http1_1 || head.headers["Host"].count == 1 else {
            return .html(400, ShopPage.notice("Bad request", "A request names exactly one host."))
        }
        return router.answer(head.method.rawValue, head.uri, door: door, faults: faults)
    }

    private func send(_ answer: ShopAnswer, to request: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let body = ByteBuffer(string: answer.body)
        let isLast = !request.isKeepAlive || answer.isTruncated
        var headers = HTTPHeaders([("Server", "demo-shop"), ("Date", HTTPDate.text(.now))])
        headers.add(contentsOf: answer.headers)
        headers.add(name: "Content-Length", value: String(body.readableBytes))
        headers.add(name: "Connection", value: isLast && !answer.isTruncated ? "close" : "keep-alive")
        context.write(
            wrapOutboundOut(
                .head(
                    HTTPResponseHead(
                        version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status), headers: headers))),
            promise: nil)
        let part = answer.isTruncated ? body.getSlice(at: 0, length: body.readableBytes / 2) ?? body : body
        if request.method != .HEAD {
            context.write(wrapOutboundOut(.body(.byteBuffer(part))), promise: nil)
        }
        guard !answer.isTruncated || request.method == .HEAD else {
            context.flush()
            context.close(promise: nil)
            return
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        if isLast {
            written.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
        }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }
}
