package import Checks
import UpkeepNet

extension NetFailure {
    /// The same answer in a probe's terms.
    fileprivate var probeKind: ProbeFailure.Kind {
        switch kind {
        case .refused: .refused
        case .timedOut: .timedOut
        case .reset: .reset
        case .unreachable: .unreachable
        case .local, .other: .local
        }
    }
}

extension ProbeFailure {
    /// The caller lost interest before there was an answer; nothing is known about the peer.
    package static func cancelled(_ layer: ProbeLayer, phase: ProbePhase?) -> ProbeFailure {
        ProbeFailure(layer, .local, phase: phase, "the look was broken off")
    }

    /// A connection that did not come about.
    package static func connecting(_ error: any Error) -> ProbeFailure {
        let failure = NetFailure(error)
        return ProbeFailure(.connect, failure.probeKind, phase: .connect, failure.message)
    }
}
