import UpkeepCore

/// Why messages are no zone transfer.
package struct ZoneTransferError: UpkeepError, Hashable {
    package enum Reason: Sendable, Hashable {
        /// The server's response code is another than NOERROR.
        case refused(DNSResponseCode)
        /// Another id, another question, or no response.
        case mismatch
        case truncated
        /// A message without records.
        case empty
        /// The first record is not the zone's SOA.
        case noSOA
        case outOfZone
        /// Serials that do not follow one another, or another last SOA.
        case brokenChain
        case dataAfterEnd
        case tooLarge
    }

    package let reason: Reason
    package let message: String

    init(_ reason: Reason, _ message: String) {
        self.reason = reason
        self.message = message
    }

    package var code: String {
        switch reason {
        case .refused: "refused"
        case .mismatch: "mismatch"
        case .truncated: "truncated"
        case .empty: "empty"
        case .noSOA: "no-soa"
        case .outOfZone: "out-of-zone"
        case .brokenChain: "broken-chain"
        case .dataAfterEnd: "data-after-end"
        case .tooLarge: "too-large"
        }
    }
}
