package import Checks
package import NIOCore
import NIOPosix
package import TLSProbe
package import UpkeepCore
import UpkeepNet

/// Connects to one TCP port and holds the dialogue the config describes.
package struct PortProbe: Sendable {
    private let sessions: TLSSessions
    private let now: @Sendable () -> Timestamp

    package init(sessions: TLSSessions, now: @escaping @Sendable () -> Timestamp) {
        self.sessions = sessions
        self.now = now
    }

    /// Breaking off the task ends the connection.
    /// - Parameters:
    ///   - lookUpTime: how long finding `address` took, for the phases.
    ///   - deadline: when the whole probe must be over.
    ///   - loop: the loop whose executor the caller runs on.
    package func probe(
        _ plan: PortPlan, at address: IPAddress, lookUpTime: Duration?, deadline: NIODeadline, on loop: any EventLoop
    ) async -> PortObservation {
        let name = plan.tls.serverName ?? plan.host
        let session = PortSession(
            plan: plan, serverName: IPAddress(name) == nil ? name.withoutTrailingDot : nil, sessions: sessions,
            now: now())
        let script = NIOLoopBound(
            Dialogue(session: session, deadline: deadline, done: loop.makePromise()), eventLoop: loop)
        return await withTaskCancellationHandler {
            await probe(session, Endpoint(address, plan.port), lookUpTime, script, deadline, loop)
        } onCancel: {
            loop.execute { script.value.cancel() }
        }
    }

    private func probe(
        _ session: PortSession, _ endpoint: Endpoint, _ lookUpTime: Duration?, _ script: NIOLoopBound<Dialogue>,
        _ deadline: NIODeadline, _ loop: any EventLoop
    ) async -> PortObservation {
        var observation = PortObservation(endpoint: endpoint)
        let limit = max(.milliseconds(1), min(session.plan.budget.connect, (deadline - .now()).duration))
        do {
            _ = try await ClientBootstrap(group: loop)
                .connectTimeout(TimeAmount(limit))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandlers(script.value.tap, script.value)
                    }
                }
                .connect(to: endpoint.socketAddress).get()
        } catch {
            script.value.end(.connecting(error))
        }
        observation.failure = await script.value.outcome()
        observation.phases = script.value.phases
        observation.phases[.dns] = lookUpTime
        observation.steps = script.value.steps
        if !script.value.presented.isEmpty {
            observation.tls = await session.observe(script.value.presented, version: script.value.tlsVersion)
        }
        return observation
    }
}

extension String {
    fileprivate var withoutTrailingDot: String { hasSuffix(".") ? String(dropLast()) : self }
}
