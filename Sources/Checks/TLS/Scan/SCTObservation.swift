package import CertificateReader
package import UpkeepCore

/// A log's promise to publish a certificate (RFC 6962 section 3.2).
package struct SCTObservation: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable, CaseIterable {
        case certificate
        /// The signed_certificate_timestamp extension of the handshake.
        case handshake
        case staple
    }

    package var source: Source
    /// SHA-256 of the log's key, hexadecimal lower case.
    package var logID: String
    package var timestamp: Timestamp?

    package init(_ source: Source, logID: String, timestamp: Timestamp? = nil) {
        self.source = source
        self.logID = logID
        self.timestamp = timestamp
    }

    package init(_ source: Source, _ stamp: SignedCertificateTimestamp) {
        self.init(source, logID: HexText.text(stamp.log), timestamp: stamp.time)
    }
}
