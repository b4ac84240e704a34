import DNSWire
import Synchronization

/// Puts the messages of a zone transfer together: all between two copies of the SOA (RFC 5936 section 2.2).
final class TransferCollector: Sendable {
    struct State: Sendable {
        var records: [DNSRecord] = []
        var messages = 0
        var bytes = 0
        var failure: ZoneTransferFailure?
    }

    private let zone: DNSName
    private let limit: TransferLimit
    private let contents = Mutex(State())

    init(zone: DNSName, limit: TransferLimit) {
        self.zone = zone
        self.limit = limit
    }

    /// What has come so far.
    var state: State { contents.withLock { $0 } }

    /// Takes the next message.
    /// - Returns: Whether nothing more is wanted, because the zone is whole or because something is wrong.
    func isComplete(with message: DNSMessage, size: Int) -> Bool {
        contents.withLock { state in
            state.messages += 1
            state.bytes += size
            do throws(ZoneTransferFailure) {
                return try take(message, &state)
            } catch {
                state.failure = error
                return true
            }
        }
    }

    private func take(_ message: DNSMessage, _ state: inout State) throws(ZoneTransferFailure) -> Bool {
        guard message.header.rcode == .noError else { throw .declined(message.header.rcode) }
        guard !message.answers.isEmpty else {
            throw state.messages == 1
                ? .declined(.noError) : .notATransfer("message \(state.messages) holds no records")
        }
        guard state.bytes <= limit.bytes, state.records.count + message.answers.count <= limit.records else {
            throw .tooLarge("over \(limit.records) records or \(limit.bytes >> 20) MiB")
        }
        for record in message.answers {
            if state.records.isEmpty {
                guard record.type == .soa, record.name == zone else {
                    throw .notATransfer("it begins with \(record.type) of `\(record.name)`, not the zone's SOA")
                }
            } else if record.type == .soa, record.name == zone {
                // The closing copy: whatever follows it is not part of the zone.
                return true
            }
            state.records.append(record)
        }
        return false
    }
}
