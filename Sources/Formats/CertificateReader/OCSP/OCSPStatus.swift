package import UpkeepCore

/// What a responder says of one certificate (RFC 6960 section 2.2).
package enum OCSPStatus: Sendable, Hashable {
    /// Not revoked; it may still never have been issued.
    case good
    case revoked(at: Timestamp?, reason: RevocationReason?)
    /// The responder does not know the certificate.
    case unknown
    /// The answer cannot be read.
    case unreadable
}
