/// How long each phase took, on the monotonic clock; a phase that was not reached is absent.
package struct PhaseTimings: Sendable, Hashable {
    private var values: [Duration?] = Array(repeating: nil, count: ProbePhase.allCases.count)

    package init() {}

    package init(_ pairs: KeyValuePairs<ProbePhase, Duration>) {
        for (phase, duration) in pairs { self[phase] = duration }
    }

    package subscript(phase: ProbePhase) -> Duration? {
        get { values[phase.place] }
        set { values[phase.place] = newValue }
    }

    /// The sum of the phases that were reached.
    package var total: Duration { values.reduce(.zero) { $0 + ($1 ?? .zero) } }
}

extension ProbePhase {
    fileprivate var place: Int {
        switch self {
        case .dns: 0
        case .connect: 1
        case .tls: 2
        case .request: 3
        case .ttfb: 4
        case .transfer: 5
        }
    }
}
