package import UpkeepCore

/// A certificate that was seen at a name before.
package struct PastCertificate: Sendable, Hashable {
    package var serial: String
    package var sha256: String
    package var notBefore: Timestamp
    package var notAfter: Timestamp
    package var firstSeen: Timestamp
    package var lastSeen: Timestamp

    package init(
        serial: String, sha256: String, notBefore: Timestamp, notAfter: Timestamp, firstSeen: Timestamp,
        lastSeen: Timestamp
    ) {
        self.serial = serial
        self.sha256 = sha256
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
    }
}
