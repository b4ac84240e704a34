import NIOCore
import UpkeepCore

/// Why a connection to one address failed, told apart by errno and never by text.
package struct NetFailure: UpkeepError, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case refused
        case timedOut = "timed-out"
        case reset
        case unreachable
        /// This machine's own limit: descriptors, address families, source addresses.
        case local
        case other
    }

    package let kind: Kind
    package let message: String

    package var code: String { kind.rawValue }

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// Reads what NIO or the kernel threw while talking to `peer`.
    package init(_ error: any Error, peer: String) {
        switch error {
        case let error as IOError:
            self = Self.kernel(error.errnoCode, peer: peer)
        case ChannelError.connectTimeout(let limit):
            self.init(.timedOut, "`\(peer)` did not accept a connection within \(DurationText.spoken(limit.duration))")
        case ChannelError.eof, ChannelError.ioOnClosedChannel, ChannelError.outputClosed, ChannelError.inputClosed:
            self.init(.reset, "`\(peer)` closed the connection")
        default:
            self.init(.other, "`\(peer)`: \(error)")
        }
    }
}

extension TimeAmount {
    /// The same length in the standard library's terms.
    package var duration: Duration { .nanoseconds(nanoseconds) }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension NetFailure {
    private static func kernel(_ errno: CInt, peer: String) -> NetFailure {
        switch errno {
        case ECONNREFUSED: NetFailure(.refused, "`\(peer)` refused the connection")
        case ETIMEDOUT: NetFailure(.timedOut, "`\(peer)` did not answer before the system gave up")
        case ECONNRESET, EPIPE, ECONNABORTED: NetFailure(.reset, "`\(peer)` reset the connection")
        case ENETUNREACH: NetFailure(.unreachable, "no route from here to the network of `\(peer)`")
        case EHOSTUNREACH: NetFailure(.unreachable, "the network says that the host `\(peer)` cannot be reached")
        case EACCES, EPERM: NetFailure(.unreachable, "a firewall on this machine forbids connecting to `\(peer)`")
        case EMFILE, ENFILE: NetFailure(.local, "this machine ran out of file descriptors")
        case EADDRNOTAVAIL: NetFailure(.local, "this machine has no free port or no source address for `\(peer)`")
        case EAFNOSUPPORT: NetFailure(.local, "this machine does not speak the address family of `\(peer)`")
        default: NetFailure(.other, "`\(peer)`: \(String(cString: strerror(errno))) (errno \(errno))")
        }
    }
}
