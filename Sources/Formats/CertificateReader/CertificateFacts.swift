package import UpkeepCore

/// What a certificate says about itself, read leniently: a field that cannot be read is nil or empty and noted.
package struct CertificateFacts: Sendable, Hashable {
    /// RFC 4514 text, most specific part first, e.g. `CN=shop.example,O=Shop`.
    package var subject: String
    package var issuer: String
    /// The subject's last common name; for display only, never for matching.
    package var commonName: String?
    /// Hexadecimal, lower case, as encoded (a leading sign octet is kept off).
    package var serial: String
    package var notBefore: Timestamp?
    package var notAfter: Timestamp?
    /// dNSName entries as encoded, lower case.
    package var dnsNames: [String]
    package var addresses: [IPAddress]
    /// E.g. `ECDSA P-256`, `RSA 2048`, or the algorithm's object identifier.
    package var key: String
    /// E.g. `ecdsa-with-SHA256`, or the object identifier.
    package var signatureAlgorithm: String
    package var isAuthority: Bool
    /// The issuer's name, byte for byte, is its own subject.
    package var isSelfIssued: Bool
    /// SHA-256 of the DER, hexadecimal lower case.
    package var sha256: String
    /// What is off in the encoding, each with its byte offset.
    package var flaws: [String]

    package init(
        subject: String, issuer: String, commonName: String? = nil, serial: String = "", notBefore: Timestamp? = nil,
        notAfter: Timestamp? = nil, dnsNames: [String] = [], addresses: [IPAddress] = [], key: String = "",
        signatureAlgorithm: String = "", isAuthority: Bool = false, isSelfIssued: Bool = false, sha256: String = "",
        flaws: [String] = []
    ) {
        self.subject = subject
        self.issuer = issuer
        self.commonName = commonName
        self.serial = serial
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.dnsNames = dnsNames
        self.addresses = addresses
        self.key = key
        self.signatureAlgorithm = signatureAlgorithm
        self.isAuthority = isAuthority
        self.isSelfIssued = isSelfIssued
        self.sha256 = sha256
        self.flaws = flaws
    }

    /// From notBefore to notAfter; nil when either is unreadable.
    package var lifetime: Duration? {
        guard let notBefore, let notAfter else { return nil }
        return notAfter - notBefore
    }
}
