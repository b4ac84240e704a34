import Checks
import HTTPWire
import NIOCore
import NIOHPACK
import NIOHTTP2
import UpkeepCore

/// One request on one HTTP/2 connection, frame by frame, so that GOAWAY and RST_STREAM are told apart.
final class HTTP2Exchange: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame
    typealias OutboundOut = HTTP2Frame

    /// The first stream a client opens (RFC 9113 section 5.1.1).
    private static let stream = HTTP2StreamID(1)
    private static let window = 1 << 24
    /// Frames that bring nothing of the answer: settings, pings, priorities, empty data. Real servers send a handful.
    private static let idleLimit = 1000
    private static let informationalLimit = HTTPResponseLimits().informational

    private let request: HopRequest
    private let hop: HopHandler
    private var context: ChannelHandlerContext?
    private var sawHead = false
    private var finished = false
    private var received = 0
    private var idle = 0

    init(request: HopRequest, hop: HopHandler) {
        self.request = request
        self.hop = hop
    }

    /// The handler that turns bytes into frames, with push off and windows wide enough for a whole body.
    static func framing() -> NIOHTTP2Handler {
        var configuration = NIOHTTP2Handler.ConnectionConfiguration()
        configuration.initialSettings = [
            HTTP2Setting(parameter: .enablePush, value: 0),
            HTTP2Setting(parameter: .maxConcurrentStreams, value: 0),
            HTTP2Setting(parameter: .initialWindowSize, value: window),
            HTTP2Setting(parameter: .maxHeaderListSize, value: 1 << 18),
        ]
        // A short answer is judged by our own sentence, not by the library's error.
        configuration.contentLengthValidation = .disabled
        return NIOHTTP2Handler(
            mode: .client, connectionConfiguration: configuration, streamConfiguration: .init())
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        var headers = HPACKHeaders([
            (":method", request.method), (":scheme", request.url.scheme.rawValue), (":authority", request.host),
            (":path", request.url.target),
        ])
        for field in request.fields where !HTTPFields.equal(field.name, "connection") {
            headers.add(name: field.name.lowercased(), value: field.value)
        }
        if !request.body.isEmpty { headers.add(name: "content-length", value: String(request.body.count)) }
        let written = context.eventLoop.makePromise(of: Void.self)
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        written.futureResult.whenComplete { result in
            switch result {
            case .success: bound.value.hop.requestSent()
            // A server may answer without reading the whole request; then its answer counts.
            case .failure(let error): if !bound.value.sawHead { bound.value.fail(error) }
            }
        }
        write(.windowUpdate(windowSizeIncrement: Self.window), on: .rootStream, context)
        let last = request.body.isEmpty
        write(
            .headers(.init(headers: headers, endStream: last)), on: Self.stream, context, promise: last ? written : nil)
        if !last {
            let body = context.channel.allocator.buffer(bytes: request.body)
            write(
                .data(.init(data: .byteBuffer(body), endStream: true)), on: Self.stream, context, promise: written)
        }
        context.flush()
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !finished else { return }
        let frame = unwrapInboundIn(data)
        do throws(ProbeFailure) {
            switch frame.payload {
            case .headers(let headers): try receive(headers)
            case .data(let data): try receive(data, context)
            case .rstStream(let code):
                broken("the HTTP/2 stream was reset with \(Self.name(code))")
            case .goAway(let last, let code, let debug):
                guard last < Self.stream || !sawHead && code != .noError else { return }
                let words = debug.map { String(buffer: $0).prefix(80) }.map { ": `\($0)`" } ?? ""
                broken("HTTP/2 GOAWAY came with \(Self.name(code))\(words)")
            default: countIdle()
            }
        } catch {
            finished = true
            hop.ended(error)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail(error) }

    func channelInactive(context: ChannelHandlerContext) { context.fireChannelInactive() }

    private func receive(_ headers: HTTP2Frame.FramePayload.Headers) throws(ProbeFailure) {
        hop.answerBegins()
        let fields = HTTPFields(headers.headers.filter { !$0.name.hasPrefix(":") }.map { .init($0.name, $0.value) })
        if sawHead {
            hop.answer.trailers(fields)
        } else {
            guard let status = headers.headers.first(name: ":status").flatMap({ Int($0) }) else {
                return end(.malformed, "HTTP/2 headers came without a status")
            }
            if (100...199).contains(status), status != 101 {
                hop.answer.informational(status)
                if hop.answer.informational.count > Self.informationalLimit {
                    end(.tooLarge, "more than \(Self.informationalLimit) answers with a 1xx status came")
                }
                return
            }
            sawHead = true
            let bodiless = request.method == "HEAD" || status == 204 || status == 304
            hop.answer.head(version: "HTTP/2", status: status, reason: "", headers: fields, hasBody: !bodiless)
        }
        if headers.endStream { try complete() }
    }

    private func receive(
        _ data: HTTP2Frame.FramePayload.Data, _ context: ChannelHandlerContext
    ) throws(ProbeFailure) {
        guard case .byteBuffer(let buffer) = data.data else { return }
        received += buffer.readableBytes
        let more = try hop.answer.body(buffer.readableBytesUInt8Span)
        if !more {
            finished = true
            hop.ended(nil)
        } else if data.endStream {
            try complete()
        } else if buffer.readableBytes > 0 {
            write(.windowUpdate(windowSizeIncrement: buffer.readableBytes), on: .rootStream, context)
            write(.windowUpdate(windowSizeIncrement: buffer.readableBytes), on: Self.stream, context)
            context.flush()
        } else {
            countIdle()
        }
    }

    private func countIdle() {
        idle += 1
        if idle > Self.idleLimit { end(.tooLarge, "over \(Self.idleLimit) HTTP/2 frames came that carry nothing") }
    }

    private func complete() throws(ProbeFailure) {
        let promised = hop.answer.observation?.headers["content-length"].flatMap { Int($0) }
        if let promised, promised != received, hop.answer.observation?.bodyEnd == .incomplete {
            return end(
                promised > received ? .closed : .malformed,
                "Content-Length says \(promised) body bytes, and \(received) came")
        }
        try hop.answer.complete(.complete)
        finished = true
        hop.ended(nil)
    }

    /// The peer ended the stream on purpose, before or within the answer.
    private func broken(_ fact: String) {
        if sawHead { end(.closed, "\(fact) (\(hop.answer.progress))") } else { end(.rejected, fact) }
    }

    private func end(_ kind: ProbeFailure.Kind, _ detail: String) {
        guard !finished else { return }
        finished = true
        hop.ended(ProbeFailure(.http, kind, phase: sawHead ? .transfer : .ttfb, detail))
    }

    private func fail(_ error: any Error) {
        guard !finished else { return }
        if error is any NIOHTTP2Error {
            end(.malformed, "HTTP/2 was agreed on, and its rules are broken: \(error)")
        } else {
            finished = true
            hop.ended(hop.failure(for: error))
        }
    }

    private func write(
        _ payload: HTTP2Frame.FramePayload, on stream: HTTP2StreamID, _ context: ChannelHandlerContext,
        promise: EventLoopPromise<Void>? = nil
    ) {
        context.write(wrapOutboundOut(HTTP2Frame(streamID: stream, payload: payload)), promise: promise)
    }

    private static func name(_ code: HTTP2ErrorCode) -> String {
        switch code {
        case .noError: "NO_ERROR"
        case .protocolError: "PROTOCOL_ERROR"
        case .internalError: "INTERNAL_ERROR"
        case .flowControlError: "FLOW_CONTROL_ERROR"
        case .refusedStream: "REFUSED_STREAM"
        case .cancel: "CANCEL"
        case .enhanceYourCalm: "ENHANCE_YOUR_CALM"
        case .inadequateSecurity: "INADEQUATE_SECURITY"
        case .http11Required: "HTTP_1_1_REQUIRED"
        default: "error code \(code.networkCode)"
        }
    }
}
