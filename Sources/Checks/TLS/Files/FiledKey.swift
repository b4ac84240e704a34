/// A private key in a file; only what its public half shows.
package struct FiledKey: Sendable, Hashable {
    /// E.g. `RSA 2048`; empty when it cannot be told.
    package var kind: String
    /// SHA-256 of the SubjectPublicKeyInfo that belongs to it, hexadecimal lower case; nil when it is encrypted or
    /// cannot be computed.
    package var publicSHA256: String?
    package var isEncrypted: Bool
    /// Why the key cannot be used although it is not encrypted, e.g. "its numbers do not belong together".
    package var flaw: String?
    /// The line of its BEGIN, from 1.
    package var line: Int?

    package init(
        kind: String, publicSHA256: String?, isEncrypted: Bool = false, flaw: String? = nil, line: Int? = nil
    ) {
        self.kind = kind
        self.publicSHA256 = publicSHA256
        self.isEncrypted = isEncrypted
        self.flaw = flaw
        self.line = line
    }
}
