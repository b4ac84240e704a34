package import CertificateReader
package import UpkeepCore

/// Why a path does not hold at one of its certificates (RFC 5280 section 6.1).
package enum PathFlaw: Sendable, Hashable {
    case expired(Timestamp)
    case notYetValid(Timestamp)
    case datesUnreadable
    /// The signature is not by the next certificate's key.
    case badSignature
    /// The signature's scheme or the next certificate's key is one that cannot be computed with here.
    case uncheckedSignature(String)
    /// It signed another certificate, and says that it may not: no authority by its basic constraints.
    case notAuthority
    /// It signed another certificate, and its key usage leaves that out.
    case mayNotSign(KeyUsage)
    /// More authorities stand below it than it allows.
    case tooDeep(allowed: Int)
    /// Its extended key usage leaves the purpose out.
    case wrongPurpose([ExtendedKeyUsage])
    /// The first certificate's key usage leaves out everything that TLS does with keys.
    case wrongUsage(KeyUsage)
    /// A name that an authority above may not certify.
    case forbiddenName(String, by: String)
    /// There are constraints on names that cannot be read, or names that cannot be compared with them.
    case unreadableNames
    /// More comparisons of names with constraints than anybody should make.
    case tooManyNames
    /// Critical extensions that nobody here knows (RFC 5280 section 4.2).
    case unknownCritical([String])
    /// Its authority took it back; the moment and the reason where the authority tells them.
    case revoked(Timestamp?, RevocationReason?)
    /// The end of what could be found: nobody trusted goes by the issuer's name.
    case unknownIssuer
    /// The end of what could be found: it signs itself and is not trusted.
    case untrustedRoot
}
