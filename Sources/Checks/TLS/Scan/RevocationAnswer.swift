package import CertificateReader
package import UpkeepCore

/// What one source says on whether one certificate is revoked.
package struct RevocationAnswer: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable, CaseIterable {
        case staple, crl
        case responder = "ocsp"
    }

    package enum Standing: Sendable, Hashable {
        case good
        case revoked(at: Timestamp?, reason: RevocationReason?)
        /// The responder does not know the certificate.
        case unknown
        /// No answer that counts: it could not be had, read or verified; why.
        case noAnswer(String)
    }

    package var source: Source
    /// Where it was had: a URL, a path; nil for a staple.
    package var location: String?
    /// The certificate it is about.
    package var subject: String
    package var serial: String
    package var standing: Standing
    package var thisUpdate: Timestamp?
    package var nextUpdate: Timestamp?
    /// Who signed it, found to be allowed to, e.g. "the issuer"; nil when nobody could tell.
    package var signedBy: String?

    package init(
        _ source: Source, location: String? = nil, subject: String, serial: String, standing: Standing,
        thisUpdate: Timestamp? = nil, nextUpdate: Timestamp? = nil, signedBy: String? = nil
    ) {
        self.source = source
        self.location = location
        self.subject = subject
        self.serial = serial
        self.standing = standing
        self.thisUpdate = thisUpdate
        self.nextUpdate = nextUpdate
        self.signedBy = signedBy
    }
}
