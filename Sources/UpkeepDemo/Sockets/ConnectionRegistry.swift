import NIOCore
import Synchronization

/// The connections that are open now: caps their number and hangs up on all of them when the shop changes or closes.
final class ConnectionRegistry: Sendable {
    /// More connections at once than the shop takes.
    struct Full: Error {}

    private let limit: Int
    private let channels: Mutex<[ObjectIdentifier: any Channel]> = Mutex([:])

    init(limit: Int) { self.limit = limit }

    /// Remembers `channel` until it closes.
    /// - Throws: ``Full``, upon which the event loop closes the connection.
    func admit(_ channel: any Channel) throws(Full) {
        let id = ObjectIdentifier(channel)
        let isAdmitted = channels.withLock { open in
            guard open.count < limit else { return false }
            open[id] = channel
            return true
        }
        guard isAdmitted else { throw Full() }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.channels.withLock { $0[id] = nil }
        }
    }

    /// Closes every connection at once, without TLS's farewell, as a server that dies does.
    func hangUp() async {
        let open = channels.withLock { Array($0.values) }
        for channel in open {
            channel.triggerUserOutboundEvent(ConnectionGuard.HangUp(), promise: nil)
        }
        for channel in open { try? await channel.closeFuture.get() }
    }
}
