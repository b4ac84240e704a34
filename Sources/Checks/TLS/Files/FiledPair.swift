/// A certificate file and the key file that a server uses with it.
package struct FiledPair: Sendable, Hashable {
    package var certificate: FileObservation
    /// The same file when it holds both.
    package var key: FileObservation
    /// Where it says that they belong together; nil when names alone suggest it.
    package var use: CertificateUse?
    /// Another file that holds the certificate's own key, if one is near.
    package var rightKey: String?

    package init(certificate: FileObservation, key: FileObservation, use: CertificateUse? = nil) {
        self.certificate = certificate
        self.key = key
        self.use = use
    }
}
