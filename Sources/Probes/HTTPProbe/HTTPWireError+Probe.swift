import Checks
import HTTPWire

extension HTTPWireError {
    var probeKind: ProbeFailure.Kind {
        switch kind {
        case .truncated: .closed
        case .otherProtocol, .malformed: .malformed
        case .tooLarge: .tooLarge
        }
    }
}
