package import UpkeepCore

/// One certificate in a revocation list (RFC 5280 section 5.3).
package struct RevokedEntry: Sendable, Hashable {
    /// Hexadecimal, lower case, without the sign octet, as `CertificateFacts.serial`.
    package var serial: String
    package var date: Timestamp?
    /// nil when the entry gives none.
    package var reason: RevocationReason?
    /// From when on the key is thought to have been in wrong hands.
    package var invalidSince: Timestamp?
    /// The certificate's issuer in an indirect list; nil for the list's own.
    package var issuer: [GeneralName]?
    /// Bytes into the list.
    package var offset: Int

    package init(
        serial: String, date: Timestamp? = nil, reason: RevocationReason? = nil, invalidSince: Timestamp? = nil,
        issuer: [GeneralName]? = nil, offset: Int
    ) {
        self.serial = serial
        self.date = date
        self.reason = reason
        self.invalidSince = invalidSince
        self.issuer = issuer
        self.offset = offset
    }
}
