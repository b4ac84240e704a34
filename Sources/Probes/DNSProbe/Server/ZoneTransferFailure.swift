package import Checks
package import DNSWire
import UpkeepCore

/// Why a zone could not be transferred.
package enum ZoneTransferFailure: UpkeepError, Hashable {
    /// The server says no, with this response code; NOERROR without records is a no, too.
    case declined(DNSResponseCode)
    /// There was no answer, or it broke off.
    case unanswered(ServerReply.Outcome)
    /// What came is no transfer of this zone; why.
    case notATransfer(String)
    /// The zone is larger than the caller wants to hold.
    case tooLarge(String)

    /// - Parameter place: Which message it was, from 1.
    init(_ error: ZoneTransferError, inMessage place: Int) {
        self =
            switch error.reason {
            case .refused(let rcode): .declined(rcode)
            case .empty where place == 1: .declined(.noError)
            case .tooLarge: .tooLarge(error.message)
            default: .notATransfer(error.message)
            }
    }

    package var code: String {
        switch self {
        case .declined: "transfer-declined"
        case .unanswered: "transfer-unanswered"
        case .notATransfer: "not-a-transfer"
        case .tooLarge: "transfer-too-large"
        }
    }

    package var message: String {
        switch self {
        case .declined(.noError): "the server answers the transfer without any records"
        case .declined(let rcode): "the server declines the transfer: \(rcode)"
        case .unanswered(.refused): "nothing listens there"
        case .unanswered(.silent): "no answer in time"
        case .unanswered(.answered): "the answer ends before the zone does"
        case .unanswered(.unreachable(let reason)), .unanswered(.mismatched(let reason)),
            .unanswered(.malformed(let reason)), .unanswered(.closed(let reason)), .unanswered(.untrusted(let reason)),
            .unanswered(.cancelled(let reason)):
            reason
        case .notATransfer(let reason): "that is no zone transfer: \(reason)"
        case .tooLarge(let reason): "the zone is too large: \(reason)"
        }
    }
}
