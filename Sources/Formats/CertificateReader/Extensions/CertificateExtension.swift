/// One extension: which, whether it is critical, and where its value is.
package struct CertificateExtension: Sendable, Hashable {
    /// Dotted.
    package var identifier: String
    package var isCritical: Bool
    /// The value's bytes in the DER it was read from, without the OCTET STRING around them.
    package var value: Range<Int>

    package init(identifier: String, isCritical: Bool = false, value: Range<Int> = 0..<0) {
        self.identifier = identifier
        self.isCritical = isCritical
        self.value = value
    }

    /// nil for one that is not read.
    package var kind: ExtensionKind? { ExtensionKind(rawValue: identifier) }
    /// E.g. `subjectAltName`, or the object identifier.
    package var name: String { kind?.name ?? identifier }
}
