import NIOCore
import UpkeepCore

/// Why a connection to one address failed, told apart by errno and never by text.
///
/// The message does not name the peer: it always stands next to something that does.
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

    /// Reads what NIO or the kernel threw.
    package init(_ error: any Error) {
        switch error {
        case let error as IOError:
            self = Self.kernel(error.errnoCode)
        case ChannelError.connectTimeout(let limit):
            self.init(.timedOut, "no connection within \(DurationText.spoken(limit.duration))")
        case ChannelError.eof, ChannelError.ioOnClosedChannel, ChannelError.outputClosed, ChannelError.inputClosed:
            self.init(.reset, "the connection was closed")
        default:
            self.init(.other, "\(error)")
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
    private static func kernel(_ errno: CInt) -> NetFailure {
        switch errno {
        case ECONNREFUSED: NetFailure(.refused, "the connection was refused")
        case ETIMEDOUT: NetFailure(.timedOut, "no answer before the system gave up")
        case ECONNRESET, EPIPE, ECONNABORTED: NetFailure(.reset, "the connection was reset")
        case ENETUNREACH: NetFailure(.unreachable, "this machine has no route to that network")
        case EHOSTUNREACH: NetFailure(.unreachable, "the network says that the host cannot be reached")
        case EACCES, EPERM: NetFailure(.unreachable, "a firewall on this machine forbids it")
        case EMFILE, ENFILE: NetFailure(.local, "this machine ran out of file descriptors")
        case EADDRNOTAVAIL: NetFailure(.local, "this machine has no free port or no source address for it")
        case EAFNOSUPPORT: NetFailure(.local, "this machine does not speak that address family")
        default: NetFailure(.other, "\(String(cString: strerror(errno))) (errno \(errno))")
        }
    }
}
