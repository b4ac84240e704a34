import CertificateReader
package import Checks
package import UpkeepCore

/// The certificates that were seen at one service, for its habits to be learnt.
package struct CertificateHistory: Codable, Sendable, Hashable {
    private struct Entry: Codable, Sendable, Hashable {
        var serial: String
        var sha256: String
        var notBefore: Timestamp
        var notAfter: Timestamp
        var firstSeen: Timestamp
        var lastSeen: Timestamp
    }

    /// Those that are kept; habits show in the last four.
    private static let most = 12

    private var entries: [Entry] = []

    package init() {}

    /// Oldest first.
    package var past: [PastCertificate] {
        entries.map { entry in
            PastCertificate(
                serial: entry.serial, sha256: entry.sha256, notBefore: entry.notBefore, notAfter: entry.notAfter,
                firstSeen: entry.firstSeen, lastSeen: entry.lastSeen)
        }
    }

    package var isEmpty: Bool { entries.isEmpty }

    /// What `scan` shows; certificates that do not say when they are valid teach nothing.
    package init(_ scan: TLSScan, at now: Timestamp) {
        for endpoint in scan.endpoints {
            guard let leaf = endpoint.tls.presented.first, let start = leaf.notBefore, let end = leaf.notAfter,
                !entries.contains(where: { $0.sha256 == leaf.sha256 })
            else { continue }
            entries.append(
                Entry(
                    serial: leaf.serial, sha256: leaf.sha256, notBefore: start, notAfter: end, firstSeen: now,
                    lastSeen: now))
        }
    }

    /// What is known with what was seen since.
    package func adding(_ later: CertificateHistory) -> CertificateHistory {
        var history = self
        for entry in later.entries {
            if let place = history.entries.firstIndex(where: { $0.sha256 == entry.sha256 }) {
                history.entries[place].lastSeen = max(history.entries[place].lastSeen, entry.lastSeen)
            } else {
                history.entries.append(entry)
            }
        }
        history.entries.sort { $0.firstSeen < $1.firstSeen }
        history.entries = history.entries.suffix(Self.most)
        return history
    }
}
