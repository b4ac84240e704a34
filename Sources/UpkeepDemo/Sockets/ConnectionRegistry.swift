import NIOCore
import Synchronization

/// The connections that are open now: caps their number and hangs up on all of them when the shop changes or closes.
final class ConnectionRegistry: Sendable {
    /// More connections at once than the shop takes.
    struct Full: Error {}

    private let limit: Int
    private let book: Mutex<Book> = Mutex(Book())

    private struct Book {
        var open: [ObjectIdentifier: any Channel] = [:]
        var accepted = 0
    }

    init(limit: Int) { self.limit = limit }

    /// Connections that came so far, those hung up on at once included.
    var accepted: Int { book.withLock { $0.accepted } }

    /// Remembers `channel` until it closes.
    /// - Throws: ``Full``, upon which the event loop closes the connection.
    func admit(_ channel: any Channel) throws(Full) {
        let id = ObjectIdentifier(channel)
        let isAdmitted = book.withLock { book in
            book.accepted += 1
            guard book.open.count < limit else { return false }
            book.open[id] = channel
            return true
        }
        guard isAdmitted else { throw Full() }
        channel.closeFuture.whenComplete { [weak self] _ in
            self?.book.withLock { $0.open[id] = nil }
        }
    }

    /// Closes every connection at once, without TLS's farewell, as a server that dies does.
    func hangUp() async {
        let open = book.withLock { Array($0.open.values) }
        for channel in open {
            channel.triggerUserOutboundEvent(ConnectionGuard.HangUp(), promise: nil)
        }
        for channel in open { try? await channel.closeFuture.get() }
    }
}
