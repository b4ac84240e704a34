/// A certificate file and the key file that a server uses with it.
package struct FiledPair: Sendable, Hashable {
    package var certificate: FileObservation
    /// The same file when it holds both.
    package var key: FileObservation
    /// Where it says that they belong together, e.g. `/etc/nginx/sites-enabled/shop:12`; nil when names alone suggest it.
    package var configuredAt: String?

    package init(certificate: FileObservation, key: FileObservation, configuredAt: String? = nil) {
        self.certificate = certificate
        self.key = key
        self.configuredAt = configuredAt
    }
}
