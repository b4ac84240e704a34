/// How long each phase took, on the monotonic clock; a phase that was not reached is absent.
package struct PhaseTimings: Sendable, Hashable {
    // Not an array: every hop has these, and a copy of them should cost nothing.
    private var dns, connect, tls, request, ttfb, transfer: Duration?

    package init() {}

    package init(_ pairs: KeyValuePairs<ProbePhase, Duration>) {
        for (phase, duration) in pairs { self[phase] = duration }
    }

    package subscript(phase: ProbePhase) -> Duration? {
        get {
            switch phase {
            case .dns: dns
            case .connect: connect
            case .tls: tls
            case .request: request
            case .ttfb: ttfb
            case .transfer: transfer
            }
        }
        set {
            switch phase {
            case .dns: dns = newValue
            case .connect: connect = newValue
            case .tls: tls = newValue
            case .request: request = newValue
            case .ttfb: ttfb = newValue
            case .transfer: transfer = newValue
            }
        }
    }

    /// The sum of the phases that were reached.
    package var total: Duration { ProbePhase.allCases.reduce(.zero) { $0 + (self[$1] ?? .zero) } }
}
