package import TLSWire

/// A finite-field Diffie-Hellman group as a server sent it.
package struct DHParameter: Sendable, Hashable {
    /// The prime's length.
    package var bits: Int
    /// SHA-256 of the prime, big-endian without leading zeros, hexadecimal lower case.
    package var primeSHA256: String
    /// What the prime is called when it is a well-known one, e.g. `RFC 2409 group 2`, `ffdhe2048`, `Apache 2.2 default`.
    package var name: String?
    /// Hexadecimal, lower case, at most 64 digits.
    package var generator: String
    /// The suite it was sent for.
    package var suite: CipherSuite?

    package init(
        bits: Int, primeSHA256: String, name: String? = nil, generator: String = "02", suite: CipherSuite? = nil
    ) {
        self.bits = bits
        self.primeSHA256 = primeSHA256
        self.name = name
        self.generator = generator
        self.suite = suite
    }
}
