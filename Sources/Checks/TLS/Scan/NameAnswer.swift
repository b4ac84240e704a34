package import CertificateReader

/// What a server shows a client that names no host, or one it does not have.
package enum NameAnswer: Sendable, Hashable {
    /// The leaf it showed.
    indirect case certificate(CertificateFacts)
    /// It ended the handshake; how, e.g. "alert 112 (unrecognized name)".
    case refused(String)
}
