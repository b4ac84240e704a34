/// One block of PEM text (RFC 7468): what it says it is, and its bytes.
package struct PEMBlock: Sendable, Hashable {
    /// E.g. `CERTIFICATE` or `PRIVATE KEY`.
    package var label: String
    package var der: [UInt8]
    /// The line of its BEGIN, from 1.
    package var line: Int
    /// The bytes are encrypted with a passphrase, by old (RFC 1421) or new (PKCS #8) means.
    package var isEncrypted: Bool

    package init(label: String, der: [UInt8], line: Int, isEncrypted: Bool = false) {
        self.label = label
        self.der = der
        self.line = line
        self.isEncrypted = isEncrypted
    }
}
