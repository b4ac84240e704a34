import NIOCore
import NIOHTTP1

/// What depends on the version that a request was made in, which is lost further on: whether the connection stays open, and
/// whether the host is named once (RFC 9112 sections 3.2 and 9.3).
final class ConnectionPolicy: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// Of the requests that are not answered yet, oldest first.
    private var closesAfter: [Bool] = []
    private var isRefusing = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isRefusing else { return }
        guard case .head(var head) = unwrapInboundIn(data) else {
            context.fireChannelRead(data)
            return
        }
        let hosts = head.headers["Host"]
        guard hosts.count <= 1, head.version.minor == 0 || hosts.count == 1 else {
            isRefusing = true
            context.fireErrorCaught(HTTPParserError.invalidHeaderToken)
            return
        }
        let closes = !head.isKeepAlive
        closesAfter.append(closes)
        // The one spelling that the server looks for.
        if closes { head.headers.replaceOrAdd(name: "Connection", value: "close") }
        context.fireChannelRead(wrapInboundOut(.head(head)))
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), head.status.code >= 200 else {
            context.write(data, promise: promise)
            return
        }
        if !closesAfter.isEmpty, closesAfter.removeFirst() {
            head.headers.replaceOrAdd(name: "Connection", value: "close")
        }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }
}
