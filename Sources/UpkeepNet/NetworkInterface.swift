import Glibc
package import UpkeepCore

/// An address of this machine, and the network around it that is reached without a gateway.
package struct NetworkInterface: Sendable, Hashable {
    /// E.g. `eth0`.
    package var name: String
    package var address: IPAddress
    /// How many leading bits all addresses of its network have in common.
    package var prefixLength: Int
    /// It is switched on, and there is somebody at the other end of its cable.
    package var isRunning: Bool
    /// A tunnel or a dial-up line, whose packets take another interface to get anywhere.
    package var isPointToPoint: Bool

    package init(
        _ name: String, _ address: IPAddress, prefixLength: Int, isRunning: Bool = true, isPointToPoint: Bool = false
    ) {
        self.name = name
        self.address = address
        self.prefixLength = prefixLength
        self.isRunning = isRunning
        self.isPointToPoint = isPointToPoint
    }

    /// Whether `other` is in the same network.
    package func contains(_ other: IPAddress) -> Bool {
        guard other.family == address.family, prefixLength > 0 else { return false }
        let (own, others) = (address.bytes, other.bytes)
        let (whole, rest) = (prefixLength / 8, prefixLength % 8)
        guard own.prefix(whole) == others.prefix(whole), rest > 0, whole < own.count else {
            return own.prefix(whole) == others.prefix(whole)
        }
        return own[whole] >> (8 - rest) == others[whole] >> (8 - rest)
    }

    /// Those of this machine now, one per address; none when the kernel does not say.
    package static func all() -> [NetworkInterface] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return [] }
        defer { freeifaddrs(list) }
        var found: [NetworkInterface] = []
        var next = list
        while let entry = next?.pointee {
            next = entry.ifa_next
            guard let address = ipAddress(entry.ifa_addr), let mask = ipAddress(entry.ifa_netmask) else { continue }
            let flags = Int(entry.ifa_flags)
            let isUp = flags & IFF_UP != 0
            found.append(
                NetworkInterface(
                    String(cString: entry.ifa_name), address,
                    prefixLength: mask.bytes.reduce(0) { $0 + $1.nonzeroBitCount },
                    isRunning: isUp && flags & IFF_RUNNING != 0,
                    isPointToPoint: flags & IFF_POINTOPOINT != 0))
        }
        return found
    }

    private static func ipAddress(_ address: UnsafeMutablePointer<sockaddr>?) -> IPAddress? {
        guard let address else { return nil }
        // INVARIANT: the kernel's `sockaddr_in` is 16 bytes with the address from the fourth on, and its `sockaddr_in6` is 28
        // with the address from the eighth on (ip(7), ipv6(7)). Their fields cannot be named here: NIO's C module has them
        // too, and which of the two is meant depends on how much is compiled at once.
        let raw = UnsafeRawPointer(address)
        return switch Int32(address.pointee.sa_family) {
        case AF_INET: IPAddress(bytes: UnsafeRawBufferPointer(start: raw + 4, count: 4))
        case AF_INET6: IPAddress(bytes: UnsafeRawBufferPointer(start: raw + 8, count: 16))
        default: nil
        }
    }
}
