import TLSWire

/// TLS 1.2's keys of an AEAD suite (RFC 5246 sections 6.3 and 8.1, RFC 7627).
struct ClassicKeys: Sendable {
    private let hash: SuiteHash
    private let master: [UInt8]
    let client: RecordProtection
    let server: RecordProtection

    /// - Parameters:
    ///   - secret: what both agreed on.
    ///   - transcript: up to and with the client's key.
    ///   - isExtended: the master secret is bound to the whole handshake (RFC 7627 section 4).
    init(
        _ suite: CipherSuite, secret: [UInt8], transcript: [UInt8], isExtended: Bool, clientRandom: [UInt8],
        serverRandom: [UInt8]
    ) {
        hash = SuiteHash(suite)
        master =
            isExtended
            ? hash.prf(secret, "extended master secret", hash.digest(transcript), 48)
            : hash.prf(secret, "master secret", clientRandom + serverRandom, 48)
        let (keyLength, ivLength) = (suite.keyBits / 8, RecordProtection.fixedIVLength(suite))
        let block = hash.prf(master, "key expansion", serverRandom + clientRandom, 2 * (keyLength + ivLength))
        let ivs = block.dropFirst(2 * keyLength)
        client = RecordProtection(
            key: Array(block.prefix(keyLength)), iv: Array(ivs.prefix(ivLength)), suite: suite, isTLS13: false)
        server = RecordProtection(
            key: Array(block.dropFirst(keyLength).prefix(keyLength)), iv: Array(ivs.suffix(ivLength)), suite: suite,
            isTLS13: false)
    }

    func clientFinished(transcript: [UInt8]) -> [UInt8] {
        hash.prf(master, "client finished", hash.digest(transcript), 12)
    }

    func serverFinished(transcript: [UInt8]) -> [UInt8] {
        hash.prf(master, "server finished", hash.digest(transcript), 12)
    }
}
