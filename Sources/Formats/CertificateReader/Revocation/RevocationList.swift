package import UpkeepCore

/// A list of revoked certificates (RFC 5280 section 5), its entries left where they are until one is looked for.
package struct RevocationList: Sendable {
    /// Longer lists are refused; the longest in public use have some 30 MB.
    package static let lengthLimit = 128 << 20

    package let der: [UInt8]
    /// 1 or 2.
    package var version = 1
    /// RFC 4514 text.
    package var issuer = ""
    package var thisUpdate: Timestamp?
    /// nil also when the list does not say, which RFC 5280 forbids.
    package var nextUpdate: Timestamp?
    package var signature = SignatureAlgorithm()
    /// cRLNumber, hexadecimal lower case.
    package var number: String?
    /// The number of the list that this one only adds to; nil for a whole list.
    package var deltaBase: String?
    /// What the list covers; nil for all certificates of its issuer.
    package var scope: IssuingDistributionPoint?
    package var authorityKeyIdentifier: AuthorityKeyIdentifier?
    package var freshestLists: [DistributionPoint] = []
    package var extensions: [CertificateExtension] = []
    package var encodingFlaws: [EncodingFlaw] = []
    /// TBSCertList, which the signature is over.
    package var signedRange = 0..<0
    /// The issuer's Name, beginning with its tag.
    package var issuerRange = 0..<0
    package var signatureRange = 0..<0
    /// revokedCertificates' content.
    var entryRange = 0..<0
    /// Where bytes are missing, such as after a download that broke off.
    package var cut: Int?

    init(der: [UInt8]) { self.der = der }

    package var signed: ArraySlice<UInt8> { der[signedRange] }
    package var signatureBytes: ArraySlice<UInt8> { der[signatureRange] }
    /// The Name, beginning with its tag.
    package var issuerName: ArraySlice<UInt8> { der[issuerRange] }
    package var isDelta: Bool { deltaBase != nil }
    package var flaws: [String] { encodingFlaws.map(\.description) }

    /// Object identifiers of critical extensions that are not read: such a list must not be relied on (section 5.2).
    package var unknownCritical: [String] {
        extensions.filter { $0.isCritical && ListExtensionKind(rawValue: $0.identifier) == nil }.map(\.identifier)
    }

    package var entries: RevocationListCursor { RevocationListCursor(self) }

    /// The entry of a certificate of the list's own issuer; a delta list's may say that it is no longer revoked
    /// (`removeFromCRL`). Walks all entries, so it takes some tens of milliseconds for each million.
    /// - Parameter serial: the INTEGER's content, as `EncodedCertificate.serial`.
    /// - Throws: when the list cannot be read to its end and the entry is not before that.
    package func entry(serial: ArraySlice<UInt8>) throws(CertificateReaderError) -> RevokedEntry? {
        var cursor = entries
        while let found = try cursor.next(serial: serial) {
            if found.issuer == nil { return found }
        }
        return nil
    }
}
