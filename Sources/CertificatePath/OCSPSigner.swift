/// Who signed an OCSP response, as far as it concerns the certificates of one issuer (RFC 6960 section 4.2.2.2).
package enum OCSPSigner: Sendable, Hashable {
    /// The issuer itself.
    case issuer
    /// Somebody the issuer has named for it; the subject of the certificate that says so.
    case delegate(String)
    /// Nobody who may speak for the issuer; why, as what follows "it", e.g. "is not signed by …".
    case nobody(String)
}
