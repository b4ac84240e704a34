package import UpkeepCore

/// The answer about one certificate (RFC 6960 section 4.2.1).
package struct OCSPAnswer: Sendable, Hashable {
    package var certificate: OCSPCertificateID
    package var status: OCSPStatus
    package var thisUpdate: Timestamp?
    /// nil when newer information is to be had at any time.
    package var nextUpdate: Timestamp?
    /// Those that come with a staple (RFC 6962 section 3.3).
    package var timestamps: [SignedCertificateTimestamp]

    package init(
        certificate: OCSPCertificateID, status: OCSPStatus, thisUpdate: Timestamp? = nil, nextUpdate: Timestamp? = nil,
        timestamps: [SignedCertificateTimestamp] = []
    ) {
        self.certificate = certificate
        self.status = status
        self.thisUpdate = thisUpdate
        self.nextUpdate = nextUpdate
        self.timestamps = timestamps
    }
}
