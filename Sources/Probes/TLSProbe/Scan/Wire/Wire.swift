import Checks
import NIOCore
import NIOPosix
import UpkeepCore
import UpkeepNet

/// Connects to one explicit address for one conversation; no retry, no pool.
enum Wire {
    /// Breaking off the task ends the connection.
    static func hold<Talk: Conversation>(
        _ talk: Talk, with endpoint: Endpoint, limit: WireLimit, on loop: any EventLoop
    ) async -> WireOutcome<Talk> {
        let outcome = loop.makePromise(of: WireOutcome<Talk>.self)
        let box = NIOLoopBoundBox.makeBoxSendingValue(
            WireHandler(talk, limit: limit, outcome: outcome), eventLoop: loop)
        let connecting = ClientBootstrap(group: loop)
            .connectTimeout(max(.milliseconds(1), min(limit.connectTime, limit.deadline - .now())))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(box.value) }
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
