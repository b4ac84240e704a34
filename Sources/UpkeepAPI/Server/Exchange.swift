import HTTPTypes
import HummingbirdCore
import NIOCore
import UpkeepCore

/// One request and its answer on a connection, within its time.
struct Exchange {
    let current: CurrentResponder
    let limits: APILimits

    /// - Throws: what the connection throws; there is nobody left to answer then.
    @concurrent
    func run(_ request: Request, _ writer: consuming ResponseWriter, _ channel: any Channel) async throws {
        let deadline = channel.eventLoop.scheduleTask(in: .nanoseconds(limits.exchange.nanosecondsClamped)) {
            channel.close(promise: nil)
        }
        defer { deadline.cancel() }
        let responder = current.value
        let head = RequestHead(
            method: request.method.rawValue, target: request.head.path ?? "", host: request.head.authority,
            fields: request.headers, isLoopback: channel.localAddress.flatMap(IPAddress.init)?.isLoopback ?? false)
        var body = request.body.makeAsyncIterator()
        let limit = responder.bodyLimit(head)
        let isTooLong = (head.contentLength ?? 0) > limit
        if head.wantsContinue, !isTooLong {
            try await writer.writeInformationalHead(HTTPResponse(status: .continue))
        }
        var bytes: [UInt8] = []
        while !isTooLong, bytes.count <= limit, let chunk = try await body.next() {
            bytes.append(contentsOf: chunk.readableBytesView)
        }
        let answer: APIAnswer
        if isTooLong || bytes.count > limit {
            var problem = Problem(.contentTooLarge, "the body is longer than \(limit) bytes")
            problem.closes = true
            answer = problem.answer
        } else {
            answer = await responder.answer(head, body: bytes)
        }
        try await writer.write(
            response: response(answer, responder.source.now, isHead: head.method == "HEAD"),
            body: content(answer, head))
        guard answer.closes else { return }
        // A reset would overtake the answer if much of the body were left unread (RFC 9112 section 9.6).
        var drained = 0
        while drained < Self.mostDrained, let chunk = try await body.next() { drained += chunk.readableBytes }
        channel.close(promise: nil)
    }

    private static let mostDrained = 1_048_576

    private func content(_ answer: APIAnswer, _ head: RequestHead) -> ResponseBody {
        head.method == "HEAD" || answer.body.isEmpty
            ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
    }

    private func response(_ answer: APIAnswer, _ now: Timestamp, isHead: Bool) -> HTTPResponse {
        var fields = answer.headers
        if answer.status != .noContent { fields[.contentLength] = String(answer.body.count) }
        fields[.date] = HTTPDate.text(now)
        fields[.cacheControl] = "no-store"
        fields[.xContentTypeOptions] = "nosniff"
        if answer.closes { fields[.connection] = "close" }
        return HTTPResponse(status: answer.status, headerFields: fields)
    }
}

extension IPAddress {
    /// Of a connection's end; nil for a socket in the file system.
    fileprivate init?(_ address: SocketAddress) {
        guard let text = address.ipAddress else { return nil }
        self.init(text.prefix { $0 != "%" })
    }
}
