import Checks
import NIOCore
import UpkeepNet

/// Measures one connection's phases one after another, and knows when each must be over.
struct PhaseClock {
    private let budget: Budget
    /// When the whole probe must be over.
    private let deadline: NIODeadline
    private var start: NIODeadline
    private(set) var phases = PhaseTimings()
    /// The phase that is running; nil between two, when only the whole probe's deadline counts.
    private(set) var phase: ProbePhase?
    private(set) var phaseDeadline: NIODeadline

    /// Starts with connecting, which the bootstrap keeps its own timer for.
    init(budget: Budget, deadline: NIODeadline) {
        self.budget = budget
        self.deadline = deadline
        start = .now()
        phase = .connect
        phaseDeadline = deadline
    }

    var elapsed: Duration { (NIODeadline.now() - start).duration }

    /// Ends the running phase and starts `next`.
    mutating func start(_ next: ProbePhase) {
        let now = NIODeadline.now()
        if let phase { phases[phase] = (now - start).duration }
        phase = next
        start = now
        phaseDeadline = limit(of: next).map { min(deadline, now + TimeAmount($0)) } ?? deadline
    }

    /// Ends the running phase.
    mutating func stop() {
        let now = NIODeadline.now()
        if let phase { phases[phase] = (now - start).duration }
        phase = nil
        start = now
        phaseDeadline = deadline
    }

    /// When the running phase must be over, or the next one if that is sooner: sending a request takes no time at all,
    /// and one alarm then serves both that and the wait for the answer.
    var nextDeadline: NIODeadline {
        phase == .request ? min(phaseDeadline, start + TimeAmount(budget.ttfb)) : phaseDeadline
    }

    private func limit(of phase: ProbePhase) -> Duration? {
        switch phase {
        case .dns: budget.dns
        case .connect: budget.connect
        case .tls: budget.tls
        case .ttfb: budget.ttfb
        case .request, .transfer: nil
        }
    }
}
