/// Whether a name's place on the wire may use compression pointers (RFC 1035 §4.1.4, RFC 3597 §4).
package enum DNSNameCompression: Sendable, Hashable {
    case allowed
    case forbidden
}
