import TLSWire

/// TLS 1.3's key schedule without a pre-shared key (RFC 8446 section 7.1).
struct ModernKeys: Sendable {
    let hash: SuiteHash
    private let suite: CipherSuite
    private let handshakeSecret: [UInt8]
    private let clientHandshake: [UInt8]
    private let serverHandshake: [UInt8]

    /// - Parameter transcript: up to and with the server's hello.
    init(_ suite: CipherSuite, secret: [UInt8], transcript: [UInt8]) {
        self.suite = suite
        hash = SuiteHash(suite)
        let zeros = [UInt8](repeating: 0, count: hash.length)
        let early = hash.extract(salt: zeros, zeros)
        handshakeSecret = hash.extract(salt: hash.derive(early, "derived", transcript: []), secret)
        clientHandshake = hash.derive(handshakeSecret, "c hs traffic", transcript: transcript)
        serverHandshake = hash.derive(handshakeSecret, "s hs traffic", transcript: transcript)
    }

    var serverProtection: RecordProtection { protection(serverHandshake) }
    var clientProtection: RecordProtection { protection(clientHandshake) }

    /// What the server's Finished must be.
    func serverFinished(transcript: [UInt8]) -> [UInt8] { finished(serverHandshake, transcript) }
    func clientFinished(transcript: [UInt8]) -> [UInt8] { finished(clientHandshake, transcript) }

    /// What both speak with after the handshake.
    /// - Parameter transcript: up to and with the server's Finished.
    func application(transcript: [UInt8]) -> (client: RecordProtection, server: RecordProtection) {
        let master = masterSecret
        return (
            protection(hash.derive(master, "c ap traffic", transcript: transcript)),
            protection(hash.derive(master, "s ap traffic", transcript: transcript))
        )
    }

    /// What tickets give their keys by.
    /// - Parameter transcript: up to and with the client's Finished.
    func resumption(transcript: [UInt8]) -> [UInt8] { hash.derive(masterSecret, "res master", transcript: transcript) }

    private var masterSecret: [UInt8] {
        let zeros = [UInt8](repeating: 0, count: hash.length)
        return hash.extract(salt: hash.derive(handshakeSecret, "derived", transcript: []), zeros)
    }

    private func finished(_ secret: [UInt8], _ transcript: [UInt8]) -> [UInt8] {
        hash.authenticate(hash.digest(transcript), key: hash.expand(secret, "finished", [], hash.length))
    }

    private func protection(_ secret: [UInt8]) -> RecordProtection {
        RecordProtection(
            key: hash.expand(secret, "key", [], suite.keyBits / 8), iv: hash.expand(secret, "iv", [], 12),
            suite: suite, isTLS13: true)
    }
}
