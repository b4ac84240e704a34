/// How to hold the TLS session.
package struct TLSPlan: Sendable, Hashable {
    /// Sent as SNI, and the name the certificate must be for, instead of the URL's host.
    package var serverName: String?
    /// Go on although the certificate cannot be verified; what verification says is still reported.
    package var verify = true
    /// PEM file with certificates to trust for this site, besides those trusted anyway.
    package var caFile: String?
    /// PEM file with the client certificate chain; its key is in `clientKey`.
    package var clientCertificate: String?
    package var clientKey: String?

    package init() {}
}
