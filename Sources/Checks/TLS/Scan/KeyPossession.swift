package import TLSWire

/// Whether a server has shown that it has the private key of the certificate it shows.
package enum KeyPossession: Sendable, Hashable {
    /// Its signature on the handshake is by that key.
    case proven(SignatureScheme)
    /// Its signature on the handshake is by another.
    case refuted(SignatureScheme)
    /// Nothing is known; why, e.g. "the suite it chose signs nothing".
    case unchecked(String)
}
