import Checks
import DNSWire
import NIOCore
import NIOPosix
import TLSProbe
import UpkeepCore
import UpkeepNet

/// The one way a query leaves this machine. Each has a socket to itself, so the kernel lets only that server's packets
/// in, and reports a closed port at once.
struct QuerySender: Sendable {
    let group: any EventLoopGroup
    let secure: SecureSetup?
    let pacer: QueryPacer?
    /// nil: no socket is used again.
    private let pool: SocketPool?
    private let gate = SendGate()

    init(
        group: any EventLoopGroup, secure: SecureSetup? = nil, pacer: QueryPacer? = nil, sockets: SocketUse = .once
    ) {
        self.group = group
        self.secure = secure
        self.pacer = pacer
        pool = sockets == .again ? SocketPool() : nil
    }

    /// - Parameters:
    ///   - slot: When its turn is; nil is now.
    ///   - transfer: Takes the answer when it is more than one message.
    func send(
        _ query: ServerQuery, _ timing: SendTiming, at slot: ContinuousClock.Instant? = nil,
        transfer: TransferCollector? = nil
    ) async -> ServerReply {
        if let slot, let reply = await wait(for: slot, query, timing) { return reply }
        do {
            let first = try QuerySend(query)
            // The caller's own loop, if it runs on one: its answer need not change threads.
            let loop = group.any()
            let promise = loop.makePromise(of: ServerReply.self)
            let handler = NIOLoopBoundBox.makeBoxSendingValue(
                ExchangeHandler(
                    query: query, first: first, timing: timing, pacer: pacer, secure: secure, transfer: transfer,
                    pool: pool, promise: promise),
                eventLoop: loop)
            return try await gate.pass(on: loop, within: timing.deadline - .now) {
                try await withTaskCancellationHandler {
                    connect(query, handler, on: loop)
                    return try await promise.futureResult.get()
                } onCancel: {
                    loop.execute { handler.value.cancel() }
                }
            }
        } catch {
            return ServerReply(query, .unreachable("\(error)"), sends: 0)
        }
    }

    /// - Returns: The reply when there will be no turn before the deadline.
    private func wait(
        for slot: ContinuousClock.Instant, _ query: ServerQuery, _ timing: SendTiming
    ) async -> ServerReply? {
        guard slot > .now else { return nil }
        guard slot < timing.deadline else {
            return ServerReply(query, .cancelled("the time was up before its turn came"), sends: 0)
        }
        do {
            try await Task.sleep(until: slot, clock: .continuous)
            return nil
        } catch {
            return ServerReply(query, .cancelled("given up before it was sent"), sends: 0)
        }
    }

    private func connect(_ query: ServerQuery, _ handler: NIOLoopBoundBox<ExchangeHandler>, on loop: any EventLoop) {
        guard let pool, query.transport == .udp, !query.hearsAnySource else {
            return Self.open(query, handler, keeping: false, on: loop).whenFailure { handler.value.fail($0) }
        }
        let useOne: @Sendable () -> Void = {
            guard let (channel, socket) = pool.take(query.server, on: loop) else {
                return Self.open(query, handler, keeping: true, on: loop).whenFailure { handler.value.fail($0) }
            }
            do {
                try handler.value.join(channel.pipeline.syncOperations, kept: socket)
            } catch {
                channel.close(promise: nil)
                handler.value.fail(error)
            }
        }
        if loop.inEventLoop { useOne() } else { loop.execute(useOne) }
    }

    private static func open(
        _ query: ServerQuery, _ handler: NIOLoopBoundBox<ExchangeHandler>, keeping: Bool, on loop: any EventLoop
    ) -> EventLoopFuture<any Channel> {
        let address = query.server.socketAddress
        guard query.transport == .udp else {
            return ClientBootstrap(group: loop).connectTimeout(.hours(1)).channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try handler.value.join(channel.pipeline.syncOperations) }
            }.connect(to: address)
        }
        // The largest datagram there is: what a server sends must not depend on what it was told it may send.
        let bootstrap = DatagramBootstrap(group: loop)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65535))
            // Hardly ever is there a second one, and asking for it costs as much as the first.
            .channelOption(.maxMessagesPerRead, value: 1)
        guard query.hearsAnySource else {
            return bootstrap.channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let kept = keeping ? KeptSocket() : nil
                    try channel.pipeline.syncOperations.addHandler(kept ?? EnvelopeOpener())
                    try handler.value.join(channel.pipeline.syncOperations, kept: kept)
                }
            }.connect(to: address)
        }
        let anywhere = query.server.address.family == .v4 ? IPAddress(v4: 0) : IPAddress(v6High: 0, low: 0)
        return bootstrap.channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(SourceWatch(server: address))
                try handler.value.join(channel.pipeline.syncOperations)
            }
        }.bind(to: Endpoint(anywhere, 0).socketAddress)
    }
}
