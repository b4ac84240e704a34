import Glibc

/// An IPv4 or IPv6 address and port, as the system's calls take it.
struct SocketAddress {
    private var storage = sockaddr_storage()
    private var length: socklen_t

    init(_ address: String, port: Int) throws {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let isParsed =
            address.contains(":") ? parse6(address, in_port_t(port)) : parse4(address, in_port_t(port))
        guard isParsed else { throw PeerError(code: "not-an-address", message: "`\(address)` is not an IP address") }
    }

    /// The address that a socket is bound to.
    init(boundTo descriptor: CInt) throws {
        length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        var length = length
        let result = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        guard result == 0 else { throw PeerError.system("getsockname", errno) }
        self.length = length
    }

    /// Both families keep the port in the same two bytes.
    var port: Int {
        withUnsafeBytes(of: storage) { Int(in_port_t(bigEndian: $0.load(fromByteOffset: 2, as: in_port_t.self))) }
    }

    mutating func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        let length = length
        return withUnsafePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }

    private mutating func parse4(_ address: String, _ port: in_port_t) -> Bool {
        var parsed = sockaddr_in()
        parsed.sin_family = sa_family_t(AF_INET)
        parsed.sin_port = port.bigEndian
        guard inet_pton(AF_INET, address, &parsed.sin_addr) == 1 else { return false }
        length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutableBytes(of: &storage) { target in
            withUnsafeBytes(of: parsed) { target.copyMemory(from: $0) }
        }
        return true
    }

    private mutating func parse6(_ address: String, _ port: in_port_t) -> Bool {
        var parsed = sockaddr_in6()
        parsed.sin6_family = sa_family_t(AF_INET6)
        parsed.sin6_port = port.bigEndian
        guard inet_pton(AF_INET6, address, &parsed.sin6_addr) == 1 else { return false }
        length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        withUnsafeMutableBytes(of: &storage) { target in
            withUnsafeBytes(of: parsed) { target.copyMemory(from: $0) }
        }
        return true
    }
}
