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

    /// - Parameters:
    ///   - lookUpTime: how long finding `address` took, for the phases.
    ///   - deadline: when the whole probe must be over.
    ///   - loop: the loop whose executor the caller runs on.
    package func probe(
        _ plan: PortPlan, at address: IPAddress, lookUpTime: Duration?, deadline: NIODeadline, on loop: any EventLoop
    ) async -> PortObservation {
        let endpoint = Endpoint(address, plan.port)
        var observation = PortObservation(endpoint: endpoint)
        observation.phases[.dns] = lookUpTime
        let name = plan.tls.serverName ?? plan.host
        let serverName = IPAddress(name) == nil ? name.withoutTrailingDot : nil
        let script = NIOLoopBound(
            Dialogue(
                plan: plan, peer: "\(endpoint)", serverName: serverName, sessions: sessions, deadline: deadline,
                done: loop.makePromise()), eventLoop: loop)
        do {
            try await connect(plan, endpoint, script, deadline, loop)
            observation.failure = await script.value.outcome()
        } catch {
            observation.failure = error
        }
        script.value.close()
        script.value.phases.copy(into: &observation.phases)
        observation.steps = script.value.steps
        if !script.value.presented.isEmpty {
            let opinion = await sessions.trust.evaluate(script.value.presented, now: now())
            observation.tls = TLSObservation(
                serverName: serverName, expectedName: serverName ?? name, version: script.value.tlsVersion,
                alpn: nil, presented: opinion.certificates, trust: opinion.trust)
        }
        return observation
    }

    private func connect(
        _ plan: PortPlan, _ endpoint: Endpoint, _ script: NIOLoopBound<Dialogue>, _ deadline: NIODeadline,
        _ loop: any EventLoop
    ) async throws(ProbeFailure) {
        let limit = max(.milliseconds(1), min(plan.budget.connect, (deadline - .now()).duration))
        do {
            _ = try await ClientBootstrap(group: loop)
                .connectTimeout(TimeAmount(limit))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(script.value)
                    }
                }
                .connect(to: endpoint.socketAddress).get()
        } catch {
            let failure = NetFailure(error, peer: "\(endpoint)")
            script.value.abandon()
            throw ProbeFailure(.connect, failure.probeKind, phase: .connect, failure.message)
        }
    }
}

extension String {
    fileprivate var withoutTrailingDot: String { hasSuffix(".") ? String(dropLast()) : self }
}

extension PhaseTimings {
    /// Adds the phases measured here to `other`, which may hold some already.
    fileprivate func copy(into other: inout PhaseTimings) {
        for phase in ProbePhase.allCases {
            if let value = self[phase] { other[phase] = value }
        }
    }
}
