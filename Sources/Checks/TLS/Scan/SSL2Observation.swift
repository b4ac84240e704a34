package import TLSWire

/// What a server made of an SSL 2.0 hello.
package struct SSL2Observation: Sendable, Hashable {
    /// It answered in SSL 2.0.
    package var isOffered: Bool
    /// The ciphers it listed; a server may speak SSL 2.0 and list none.
    package var kinds: [SSL2CipherKind]

    package init(isOffered: Bool, kinds: [SSL2CipherKind] = []) {
        self.isOffered = isOffered
        self.kinds = kinds
    }
}
