import Glibc
import NIOCore
package import UpkeepCore

/// Where this machine can send to.
package enum Route {
    /// Whether the routing table has a way to `address`; nothing is sent to find out.
    package static func exists(to address: IPAddress) -> Bool {
        let family = address.family == .v4 ? AF_INET : AF_INET6
        let descriptor = socket(family, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return errno != EAFNOSUPPORT }
        defer { close(descriptor) }
        // Connecting a datagram socket only fixes its peer and looks the route up.
        let answer = Endpoint(address, 53).socketAddress.withSockAddr { address, length in
            connect(descriptor, address, socklen_t(length)) == 0 ? 0 : errno
        }
        return answer != ENETUNREACH && answer != EADDRNOTAVAIL
    }
}
