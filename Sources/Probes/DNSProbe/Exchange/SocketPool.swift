import NIOCore
import Synchronization
import UpkeepCore

/// The sockets that had their answer and wait for the next query to the same server; they close with the pool.
final class SocketPool: Sendable {
    /// Beyond it another makes way. Far below the usual limit of 1,024 file descriptors, and far above what the gate lets
    /// under way at once, so that servers asked in turn keep theirs.
    private static let mostIdle = 512

    /// A socket stays on the event loop it was opened on.
    private struct Place: Hashable {
        let loop: ObjectIdentifier
        let server: Endpoint
    }

    private struct Idle: Sendable {
        let channel: any Channel
        let socket: NIOLoopBound<KeptSocket>
    }

    private struct State: Sendable {
        var idle: [Place: [Idle]] = [:]
        var count = 0

        mutating func pop(_ place: Place) -> Idle? {
            guard let last = idle[place]?.popLast() else { return nil }
            count -= 1
            if idle[place]?.isEmpty == true { idle[place] = nil }
            return last
        }

        /// Which server's socket it is is left to chance.
        mutating func popAny() -> Idle? { idle.keys.first.flatMap { pop($0) } }
    }

    private let state = Mutex(State())

    deinit {
        for idle in state.withLock({ $0.idle.values.joined() }) where idle.channel.isActive {
            idle.channel.close(promise: nil)
        }
    }

    /// A socket of `loop` that is connected to `server`, if there is one; on the loop only.
    func take(_ server: Endpoint, on loop: any EventLoop) -> (channel: any Channel, socket: KeptSocket)? {
        let place = Place(loop: ObjectIdentifier(loop), server: server)
        while let idle = state.withLock({ $0.pop(place) }) {
            // An error may have closed it meanwhile.
            guard idle.channel.isActive else { continue }
            let socket = idle.socket.value
            socket.claim()
            return (idle.channel, socket)
        }
        return nil
    }

    /// Keeps the socket for the next query to `server`.
    func put(_ channel: any Channel, _ socket: KeptSocket, for server: Endpoint) {
        let loop = channel.eventLoop
        let idle = Idle(channel: channel, socket: NIOLoopBound(socket, eventLoop: loop))
        let place = Place(loop: ObjectIdentifier(loop), server: server)
        let other = state.withLock { state in
            let other = state.count >= Self.mostIdle ? state.popAny() : nil
            state.idle[place, default: []].append(idle)
            state.count += 1
            return other
        }
        other?.channel.close(promise: nil)
    }
}
