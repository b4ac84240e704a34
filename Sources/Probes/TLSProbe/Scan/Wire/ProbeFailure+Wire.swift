import Checks
import TLSWire

extension ProbeFailure {
    /// Bytes that are no TLS.
    /// - Parameter end: what ended the connection, where bytes are missing.
    static func wire(_ error: TLSWireError, after end: ProbeFailure? = nil) -> ProbeFailure {
        switch error.reason {
        case .notTLS:
            ProbeFailure(.tls, .notTLS, phase: .tls, error.foreign.map { "it answers with \($0)" } ?? error.fault)
        case .endedEarly: ProbeFailure(.tls, end?.kind ?? .closed, phase: .tls, error.message)
        case .tooLarge: ProbeFailure(.tls, .local, phase: .tls, error.message)
        case .recordTooLong, .tooManyRecords, .tooManyEmptyRecords, .messageTooLong:
            ProbeFailure(.tls, .tooLarge, phase: .tls, error.message)
        case .truncated, .badRecord, .badValue: ProbeFailure(.tls, .malformed, phase: .tls, error.message)
        }
    }
}
