/// How a question travels to a name server.
package enum DNSTransport: String, Sendable, Hashable, CaseIterable {
    case udp, tcp
    /// DNS over TLS (RFC 7858).
    case tls
}
