/// A server cookie that any server of an anycast set can check (RFC 9018 §4).
package struct DNSServerCookie: Sendable, Hashable {
    /// When it was made.
    package let time: DNSSerial
    /// Eight bytes that only the servers can make.
    package let hash: [UInt8]

    /// - Parameter bytes: The server's part of a cookie.
    /// - Returns: nil unless it is sixteen bytes of version 1, which older servers' cookies need not be.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 16, bytes[0] == 1 else { return nil }
        time = DNSSerial(rawValue: bytes[4..<8].reduce(0) { $0 << 8 | UInt32($1) })
        hash = Array(bytes[8...])
    }
}
