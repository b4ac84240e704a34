import Checks
import Glibc
import NIOCore

extension ServerReply.Outcome {
    /// What a failed socket call means to somebody who waits for an answer.
    init(socketError error: any Error, transport: DNSTransport) {
        guard let code = (error as? IOError)?.errnoCode else {
            self = .unreachable("\(error)")
            return
        }
        self =
            switch code {
            case ECONNREFUSED: .refused
            case ETIMEDOUT: .silent
            case ECONNRESET where transport != .udp, EPIPE: .closed("the connection was reset")
            // UDP knows no reset: the event loop has eaten the ICMP error's number.
            case ECONNRESET: .unreachable("an ICMP error came back")
            case ENETUNREACH: .unreachable("no route to its network")
            case EHOSTUNREACH, EHOSTDOWN: .unreachable("its host cannot be reached")
            case EACCES, EPERM: .unreachable("a firewall on this machine forbids it")
            case EADDRNOTAVAIL, EAFNOSUPPORT: .unreachable("this machine has no address of its family")
            case EMFILE, ENFILE: .unreachable("this machine has no file descriptor left")
            default: .unreachable(String(cString: strerror(code)).lowercased())
            }
    }
}
