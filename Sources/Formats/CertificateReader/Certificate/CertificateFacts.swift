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
    /// E.g. `ECDSA P-256`, `RSA 2048`, or the algorithm's object identifier; `publicKey` in words.
    package var key: String
    /// E.g. `ecdsa-with-SHA256`, or the object identifier; `signature` in words.
    package var signatureAlgorithm: String
    package var isAuthority: Bool
    /// The issuer's name, byte for byte, is its own subject.
    package var isSelfIssued: Bool
    /// SHA-256 of the DER, hexadecimal lower case.
    package var sha256: String
    /// What is off in the encoding.
    package var encodingFlaws: [EncodingFlaw]
    /// 1 to 3.
    package var version: Int
    package var publicKey: PublicKeyFacts
    package var signature: SignatureAlgorithm
    package var extensions: CertificateExtensions
    /// Where the parts are that others hash, compare and verify.
    package var ranges: CertificateRanges

    package init(
        subject: String, issuer: String, commonName: String? = nil, serial: String = "", notBefore: Timestamp? = nil,
        notAfter: Timestamp? = nil, dnsNames: [String] = [], addresses: [IPAddress] = [], key: String = "",
        signatureAlgorithm: String = "", isAuthority: Bool = false, isSelfIssued: Bool = false, sha256: String = "",
        flaws: [String] = [], version: Int = 3, publicKey: PublicKeyFacts = PublicKeyFacts(),
        signature: SignatureAlgorithm = SignatureAlgorithm(),
        extensions: CertificateExtensions = CertificateExtensions(),
        ranges: CertificateRanges = CertificateRanges()
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
        encodingFlaws = flaws.map { EncodingFlaw($0) }
        self.version = version
        self.publicKey = publicKey
        self.signature = signature
        self.extensions = extensions
        self.ranges = ranges
    }

    /// What is off in the encoding, each with its byte offset.
    package var flaws: [String] { encodingFlaws.map(\.description) }

    /// From notBefore to notAfter; nil when either is unreadable.
    package var lifetime: Duration? {
        guard let notBefore, let notAfter else { return nil }
        return notAfter - notBefore
    }
}
