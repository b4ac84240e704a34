import TLSWire

/// TLS 1.3's key schedule without a pre-shared key (RFC 8446 section 7.1).
struct ModernKeys: Sendable {
    let hash: SuiteHash
    private let suite: CipherSuite
    private let handshakeSecret: [UInt8]
    private let serverHandshake: [UInt8]
    /// Of the transcript up to and with the server's hello.
    private let digest: [UInt8]

    /// - Parameter transcript: up to and with the server's hello.
    init(_ suite: CipherSuite, secret: [UInt8], transcript: [UInt8]) {
        self.suite = suite
        hash = SuiteHash(suite)
        handshakeSecret = hash.extract(salt: hash.beginning, secret)
        digest = hash.digest(transcript)
        serverHandshake = hash.expand(handshakeSecret, "s hs traffic", digest, hash.length)
    }

    /// Made when it is wanted: most looks never answer.
    private var clientHandshake: [UInt8] { hash.expand(handshakeSecret, "c hs traffic", digest, hash.length) }

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
