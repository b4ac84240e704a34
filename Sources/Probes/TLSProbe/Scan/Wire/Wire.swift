import Checks
import NIOCore
import NIOPosix
import UpkeepCore
import UpkeepNet

/// Connects to one explicit address for one conversation; no retry, no pool.
enum Wire {
    /// Breaking off the task ends the connection.
    static func hold<Talk: Conversation>(
        _ talk: Talk, with endpoint: Endpoint, limit: WireLimit, on executor: LoopExecutor
    ) async -> WireOutcome<Talk> {
        let loop = executor.loop
        let outcome = loop.makePromise(of: WireOutcome<Talk>.self)
        let box = NIOLoopBoundBox.makeBoxSendingValue(
            WireHandler(talk, limit: limit, outcome: outcome, alarms: executor.alarms), eventLoop: loop)
        let connecting = ClientBootstrap(group: loop)
            // Takes the bootstrap's one option away from it: options that it sets cost a chain of futures.
            .enableMPTCP(true).enableMPTCP(false)
            .connectTimeout(max(.milliseconds(1), min(limit.connectTime, limit.deadline - .now())))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.syncOptions?.setOption(.tcpOption(.tcp_nodelay), value: 1)
                    try channel.syncOptions?.setOption(.recvAllocator, value: PageAllocator())
                    try channel.pipeline.syncOperations.addHandler(box.value)
                }
            }
            .connect(to: endpoint.socketAddress)
        connecting.hop(to: loop).whenFailure { box.value.end(.connecting($0)) }
        return await withTaskCancellationHandler {
            // The promise is only ever succeeded: every way a connection ends leads to `WireHandler.finish`.
            (try? await outcome.futureResult.get()) ?? WireOutcome(talk: talk)
        } onCancel: {
            loop.execute { box.value.end(.cancelled(.tls, phase: .tls)) }
        }
    }
}
