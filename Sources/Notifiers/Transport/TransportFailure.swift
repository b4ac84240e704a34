import UpkeepCore

/// Why a message did not reach its receiver.
package struct TransportFailure: UpkeepError, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        case noAddress = "no-address"
        case connect
        case tls
        case timedOut = "timed-out"
        case closed
        /// What came is not the protocol.
        case malformed
        /// The channel's own settings or this machine.
        case local
    }

    package let reason: Reason
    /// Names the peer by address or name, never by URL.
    package let message: String

    package init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    package var code: String { reason.rawValue }
}
