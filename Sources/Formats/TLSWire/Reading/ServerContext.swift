/// What a reader must know of the handshake so far.
package struct ServerContext: Sendable, Hashable {
    /// What the hello offered (`ClientHello.offeredExtensions`); nil not to judge.
    package var offered: Set<TLSExtensionType>?
    /// Agreed by the server's hello; nil before it.
    package var version: TLSVersion?
    package var cipherSuite: CipherSuite?
    /// Certificates kept of a chain, and names of a list, at most; more are counted.
    package var certificateLimit = 200
    package var nameLimit = 2000

    package init(offered: Set<TLSExtensionType>? = nil, version: TLSVersion? = nil, cipherSuite: CipherSuite? = nil) {
        self.offered = offered
        self.version = version
        self.cipherSuite = cipherSuite
    }

    var isTLS13: Bool { version.map { $0 >= .tls13 } ?? false }
}
