import Checks
import HTTPWire
import NIOCore
import NIOSSL
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// Sends one request over a connection of its own and reads the answer.
struct HTTPSender: Sendable {
    let loop: any EventLoop
    let contexts: TLSContexts
    let clock: SystemClock

    /// An answer's beginning is enough to say what is wrong.
    private static let bodyLimit = 64 << 10

    /// - Parameters:
    ///   - addresses: of the proxy if there is one, else of the request's host.
    ///   - onConnect: told the address that answered.
    func send(
        _ message: HTTPMessage, proxy: HTTPProxy?, at addresses: [IPAddress], caFile: String?, within limit: Duration,
        onConnect: @Sendable (IPAddress) async -> Void
    ) async throws -> HTTPAnswer {
        let request = try message.encoded()
        let context = message.url.scheme == .https ? try contexts.context(caFile: caFile) : nil
        let destination = proxy?.destination ?? Destination(message.url)
        return try await WireConnection.open(to: destination, at: addresses, on: loop, within: limit) { connection in
            if let remote = connection.remote { await onConnect(remote) }
            if let proxy { try await tunnel(through: proxy, to: message.url, connection) }
            if let context { try await connection.startTLS(context, serverName: message.url.serverName) }
            await connection.send(request)
            return try await read(message.method, connection)
        }
    }

    private func tunnel(through proxy: HTTPProxy, to url: WebURL, _ connection: WireConnection) async throws {
        let target = Destination(url).description
        var fields = HTTPFields()
        if let authorization = proxy.authorization {
            fields.fields.append(.init("Proxy-Authorization", authorization.value))
        }
        let head = HTTPRequestHead(method: "CONNECT", target: target, host: target, fields: fields)
        await connection.send(try head.encoded())
        var bytes: [UInt8] = []
        // A 2xx to CONNECT has no body whatever its fields say (RFC 9110 section 9.3.6), so its head is read as HEAD's is.
        var parser = HTTPResponseParser(method: "HEAD")
        while parser.head == nil {
            guard let more = try await connection.receive() else {
                throw TransportFailure(.closed, "the proxy \(proxy.destination) closed the connection")
            }
            bytes += more
            guard bytes.count <= Self.bodyLimit else {
                throw TransportFailure(.malformed, "the proxy \(proxy.destination) answers without end")
            }
            try feed(more, to: &parser) { _ in }
        }
        guard let status = parser.head?.status, (200...299).contains(status) else {
            throw TransportFailure(
                .connect, "the proxy \(proxy.destination) answered \(parser.head?.status ?? 0) and opened no tunnel")
        }
    }

    private func read(_ method: String, _ connection: WireConnection) async throws -> HTTPAnswer {
        var parser = HTTPResponseParser(method: method)
        var body: [UInt8] = []
        while !parser.isComplete, body.count < Self.bodyLimit {
            guard let bytes = try await connection.receive() else {
                // The head says whether it was taken; what is missing of the body only explains.
                if parser.head == nil { try end(&parser) }
                break
            }
            try feed(bytes, to: &parser) { body += $0 }
        }
        guard let head = parser.head else {
            throw TransportFailure(.closed, "it closed the connection without an answer")
        }
        return HTTPAnswer(
            status: head.status, fields: head.fields, body: Array(body.prefix(Self.bodyLimit)), receivedAt: clock.now)
    }

    private func feed(
        _ bytes: [UInt8], to parser: inout HTTPResponseParser, body: ([UInt8]) -> Void
    ) throws(TransportFailure) {
        do throws(HTTPWireError) {
            try parser.consume(bytes.span) { span in body(span.indices.map { span[$0] }) }
        } catch {
            throw TransportFailure(.malformed, "its answer is not HTTP: \(error.message)")
        }
    }

    private func end(_ parser: inout HTTPResponseParser) throws(TransportFailure) {
        do throws(HTTPWireError) {
            try parser.finish()
        } catch {
            throw TransportFailure(.closed, error.message)
        }
    }
}
