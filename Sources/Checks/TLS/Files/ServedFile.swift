package import CertificateReader
package import UpkeepCore

/// A certificate file beside what is served for a name it covers.
package struct ServedFile: Sendable, Hashable {
    package var path: String
    /// The file's leaf.
    package var filed: CertificateFacts
    /// When the file was last written; nil when that is not known.
    package var writtenAt: Timestamp?
    /// Where it should be served.
    package var endpoint: Endpoint
    package var name: String
    /// The configuration that says so; nil when the file's names alone suggest it.
    package var use: CertificateUse?
    /// The leaf that came from there.
    package var served: Seen<CertificateFacts>

    package init(
        path: String, filed: CertificateFacts, writtenAt: Timestamp? = nil, endpoint: Endpoint, name: String,
        use: CertificateUse? = nil, served: Seen<CertificateFacts>
    ) {
        self.path = path
        self.filed = filed
        self.writtenAt = writtenAt
        self.endpoint = endpoint
        self.name = name
        self.use = use
        self.served = served
    }
}
