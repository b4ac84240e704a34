/// Something off that did not keep the rest from being read, and where.
package struct TLSWireNote: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case duplicateExtension = "duplicate-extension"
        /// An extension that the hello did not offer (RFC 5246 section 7.4.1.4).
        case unsolicitedExtension = "unsolicited-extension"
        /// An extension whose content cannot be read; it counts as absent.
        case badExtension = "bad-extension"
        case trailingBytes = "trailing-bytes"
        case emptyRecord = "empty-record"
        /// A record in clear over 2^14 bytes.
        case longRecord = "long-record"
        /// A record of SSL 3.x whose second byte no version has.
        case recordVersion = "record-version"
        /// A message was still open when a record of another kind came.
        case interleaved
        case emptyCertificate = "empty-certificate"
        /// More certificates or names than are kept; they are still counted.
        case tooMany = "too-many"
        /// A list breaks off; what stands before is kept.
        case brokenList = "broken-list"
        /// A choice that was not offered, as far as it shows in a message alone.
        case strangeValue = "strange-value"
        case unknownMessage = "unknown-message"
    }

    package let kind: Kind
    /// As in `TLSWireError`.
    package let offset: Int
    package let detail: String

    package init(_ kind: Kind, at offset: Int, _ detail: String) {
        self.kind = kind
        self.offset = offset
        self.detail = detail
    }

    package var code: String { kind.rawValue }
    package var description: String { "\(detail) (byte \(offset))" }
}
