import DNSWire
import Synchronization

/// A zone transfer between the socket's loop, which brings the messages, and who waits for the zone.
final class TransferCollector: Sendable {
    private struct State: Sendable {
        var transfer: ZoneTransfer?
        var outcome: Result<[DNSRecord], ZoneTransferFailure>?
    }

    private let zone: DNSName
    private let limits: ZoneTransferLimits
    private let contents = Mutex(State())

    init(zone: DNSName, limits: ZoneTransferLimits) {
        self.zone = zone
        self.limits = limits
    }

    /// The records, or what is wrong with what came; nil while neither is known.
    var outcome: Result<[DNSRecord], ZoneTransferFailure>? { contents.withLock(\.outcome) }
    var messageCount: Int { contents.withLock { $0.transfer?.messageCount ?? 0 } }
    var byteCount: Int { contents.withLock { $0.transfer?.byteCount ?? 0 } }

    /// Takes the next message, which is known to answer the query.
    /// - Returns: Whether nothing more is wanted, because the zone is whole or because something is wrong.
    func isComplete(with message: DNSMessage, size: Int) -> Bool {
        contents.withLock { state in
            var transfer = state.transfer ?? ZoneTransfer(of: zone, id: message.header.id, limits: limits)
            do throws(ZoneTransferError) {
                if case .whole(let records) = try transfer.take(message, size: size) {
                    state.outcome = .success(records)
                }
            } catch {
                state.outcome = .failure(ZoneTransferFailure(error, inMessage: transfer.messageCount))
            }
            state.transfer = transfer
            return state.outcome != nil
        }
    }
}
