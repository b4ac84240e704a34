/// A certificate as it was served, and what TLS 1.3 sends beside it.
package struct CertificateEntry: Sendable, Hashable {
    package let der: [UInt8]
    /// Empty up to TLS 1.2.
    package let extensions: TLSExtensions
    /// The stapled OCSP response in DER, unread.
    package let ocspResponse: [UInt8]?
    /// A list of certificate timestamps still to be read (RFC 6962 section 3.3).
    package let timestamps: [UInt8]?

    init(der: [UInt8], extensions: TLSExtensions = TLSExtensions(), notes: inout TLSWireNotes) {
        self.der = der
        self.extensions = extensions
        ocspResponse =
            extensions.read(.statusRequest, notes: &notes) { (part) throws(TLSWireError) in
                try CertificateStatus.read(&part).responses.first ?? nil
            }
        timestamps = extensions[.signedCertificateTimestamp]?.data
    }
}
