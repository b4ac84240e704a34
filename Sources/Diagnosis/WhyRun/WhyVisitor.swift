import Checks
import HTTPProbe
import NIOCore
import UpkeepCore
import UpkeepNet

/// Goes to one address of a web site within what is left of a `why`.
struct WhyVisitor: Sendable {
    let http: HTTPProbe

    /// A connection that takes longer is as good as dead to the visitor who asks why, and leaves time for a verdict.
    static let connectLimit = Duration.seconds(2)
    /// Silence for less than this is not the site's fault.
    static let leastVisit = Duration.seconds(1)

    func visit(
        _ plan: HTTPPlan, _ address: IPAddress, _ span: WhySources.Span, _ executor: LoopExecutor
    ) async -> HTTPObservation {
        var plan = plan
        let left = max(span.deadline - .now, .zero)
        plan.budget.connect = min(plan.budget.connect, Self.connectLimit)
        plan.budget.total = min(plan.budget.total, left)
        var attempt = await http.probe(
            plan, at: address, lookUpTime: nil, deadline: .now() + TimeAmount(plan.budget.total), on: executor)
        if left < Self.leastVisit, let failure = attempt.failure, failure.kind == .timedOut {
            // It was not given the time that a living site may need, so nothing is known about it.
            attempt.failure = ProbeFailure(
                failure.layer, .local, phase: failure.phase, "too little time was left for an answer")
        }
        return attempt
    }
}
