package import TLSWire

/// What server and client agreed on in one handshake.
package struct HandshakeChoice: Sendable, Hashable {
    package var version: TLSVersion
    package var suite: CipherSuite
    /// nil for a key exchange that needs none.
    package var group: NamedGroup?
    /// nil before TLS 1.2.
    package var signature: SignatureScheme?

    package init(
        version: TLSVersion, suite: CipherSuite, group: NamedGroup? = nil, signature: SignatureScheme? = nil
    ) {
        self.version = version
        self.suite = suite
        self.group = group
        self.signature = signature
    }
}
