package import Checks
package import UpkeepNet

extension NetFailure {
    /// The same answer in a probe's terms.
    package var probeKind: ProbeFailure.Kind {
        switch kind {
        case .refused: .refused
        case .timedOut: .timedOut
        case .reset: .reset
        case .unreachable: .unreachable
        case .local, .other: .local
        }
    }
}
