import Checks
import Foundation
import NIOCore
import Peers
import PortProbe
import TLSProbe
import UpkeepCore
import UpkeepNet

/// The port probe as these tests use it: one call at one port of 127.0.0.1.
struct Caller {
    /// Long enough for anything on a busy machine; nothing waits for it unless it fails.
    static let patience = Duration.seconds(60)
    /// For phases that are meant to run out.
    static let brief = Duration.milliseconds(300)

    private static let loops = Loops(count: 2)

    private let probe: PortProbe

    /// - Parameter authority: whom to trust; nobody when nil.
    init(trusting authority: TestCA? = nil) {
        let path = authority?.certificateFile ?? "/dev/null"
        let roots = TrustRoots(source: path) { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }
        probe = PortProbe(
            sessions: TLSSessions(roots: roots) { try Array(Data(contentsOf: URL(fileURLWithPath: $0))) },
            now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) })
    }

    func call(
        _ port: Int, _ dialogue: [PortPlan.Step] = [], _ adjust: (inout PortPlan) -> Void = { _ in }
    ) async -> PortObservation {
        var plan = PortPlan(host: "mail.test", port: UInt16(port))
        plan.dialogue = dialogue
        plan.budget.connect = Self.patience
        plan.budget.tls = Self.patience
        plan.budget.total = Self.patience
        adjust(&plan)
        let executor = Self.loops.next()
        let asked = plan
        return await withTaskExecutorPreference(executor) { await run(asked, executor.loop) }
    }

    @concurrent
    private func run(_ plan: PortPlan, _ loop: any EventLoop) async -> PortObservation {
        await probe.probe(
            plan, at: IPAddress(v4: 0x7F00_0001), lookUpTime: .milliseconds(1),
            deadline: .now() + TimeAmount(plan.budget.total), on: loop)
    }
}

extension PortPlan.Step {
    static func expecting(_ pattern: String) throws -> PortPlan.Step { .expect(try TextPattern(pattern)) }
}
