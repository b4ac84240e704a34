import TLSWire

/// What a hello that asks one question offers, beside its version.
struct Offer: Sendable {
    var suites: [CipherSuite]
    var groups: [NamedGroup]
    var schemes = SignatureScheme.allOffered
    var alpn: [String] = []
    /// Asks at once for what only some hellos need: compression and heartbeats.
    var asksExtras = false
    var more: [ClientHelloExtension] = []
    var sessionID: [UInt8]?

    func hello(_ version: TLSVersion, serverName: String?) -> ClientHello {
        var more = more
        if asksExtras, version < .tls13, version > .ssl3 { more.append(.heartbeat(mode: 1)) }
        var hello = ClientHello.offer(
            version, random: TLSRandom.bytes(32),
            sessionID: sessionID ?? (version >= .tls13 ? TLSRandom.bytes(32) : []), cipherSuites: suites,
            serverName: serverName, groups: groups, signatureSchemes: schemes, alpn: alpn, more: more)
        if asksExtras, version < .tls13 { hello.compressionMethods = [1, 0] }
        return hello
    }
}
