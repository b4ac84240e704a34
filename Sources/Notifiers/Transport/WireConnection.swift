import NIOCore
import NIOPosix
import NIOSSL
import UpkeepCore
import UpkeepNet

/// One connection for one message: bytes there, bytes back, under one deadline, and gone when its scope ends.
struct WireConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<WireHandler>

    /// Where it went.
    var remote: IPAddress? { channel.remoteAddress.flatMap { $0.ipAddress }.flatMap { IPAddress($0) } }

    /// Connects to the first of `addresses` that answers, trying the next 250 ms after the last (RFC 8305), and ends the
    /// connection after `body` or at the deadline, whichever comes first.
    static func open<Result: Sendable>(
        to destination: Destination, at addresses: [IPAddress], on loop: any EventLoop, within limit: Duration,
        _ body: (WireConnection) async throws -> Result
    ) async throws -> Result {
        let deadline = NIODeadline.now() + TimeAmount(limit)
        let handler = try await loop.submit { NIOLoopBound(WireHandler(), eventLoop: loop) }.get()
        let channel = try await connect(destination, addresses, loop, limit, handler)
        let late = TransportFailure(.timedOut, "\(destination) did not finish within \(DurationText.spoken(limit))")
        let alarm = loop.scheduleTask(deadline: deadline) {
            handler.value.fail(late)
            channel.close(promise: nil)
        }
        defer {
            alarm.cancel()
            channel.close(promise: nil)
        }
        return try await withTaskCancellationHandler {
            try await body(WireConnection(channel: channel, handler: handler))
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    private static func connect(
        _ destination: Destination, _ addresses: [IPAddress], _ loop: any EventLoop, _ limit: Duration,
        _ handler: NIOLoopBound<WireHandler>
    ) async throws -> any Channel {
        let bootstrap = ClientBootstrap(group: loop)
            .connectTimeout(TimeAmount(min(limit, .seconds(10))))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .resolver(KeptAddresses(addresses: addresses, port: destination.port, loop: loop))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(handler.value)
                }
            }
        do {
            if addresses.count == 1 {
                return try await bootstrap.connect(to: Endpoint(addresses[0], destination.port).socketAddress).get()
            }
            return try await bootstrap.connect(host: destination.name ?? "", port: Int(destination.port)).get()
        } catch {
            throw TransportFailure.connecting(error, to: destination, at: addresses)
        }
    }

    /// A peer that hung up meanwhile may have said why; that is for the next ``receive()`` to find.
    func send(_ bytes: [UInt8]) async { try? await channel.writeAndFlush(ByteBuffer(bytes: bytes)).get() }

    /// nil when the peer has ended.
    func receive() async throws -> [UInt8]? {
        let promise = channel.eventLoop.makePromise(of: [UInt8]?.self)
        channel.eventLoop.execute { handler.value.receive(promise) }
        return try await promise.futureResult.get()
    }

    /// Puts TLS below what is sent from now on.
    ///
    /// - Throws: when the peer's certificate does not hold, and when it had already said something that TLS should cover.
    func startTLS(_ context: NIOSSLContext, serverName: String?) async throws {
        let promise = channel.eventLoop.makePromise(of: Void.self)
        let (channel, handler) = (channel, handler)
        channel.eventLoop.execute {
            guard !handler.value.hasPending else {
                return promise.fail(
                    TransportFailure(.malformed, "it spoke on before TLS began, which an attacker would do"))
            }
            handler.value.expectHandshake(promise)
            do {
                let tls = try NIOSSLClientHandler(context: context, serverHostname: serverName)
                try channel.pipeline.syncOperations.addHandler(tls, position: .first)
            } catch {
                handler.value.fail(.handshake(error))
            }
        }
        try await promise.futureResult.get()
    }
}
