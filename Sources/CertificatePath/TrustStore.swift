package import CertificateReader

/// Certificates that are trusted by fiat, each with the names of the lists it is on.
package struct TrustStore: Sendable {
    package struct Anchor: Sendable, Hashable {
        package let certificate: EncodedCertificate
        /// The lists that hold it, e.g. `system` or a file's path.
        package internal(set) var sources: [String]
    }

    private var places: [EncodedCertificate: Int] = [:]
    private var byName: [[[NameAttribute]]: [Int]] = [:]
    private(set) package var anchors: [Anchor] = []

    package init() {}

    package var isEmpty: Bool { anchors.isEmpty }

    /// - Parameter source: the list that holds it; one certificate may be on several.
    package mutating func add(_ certificate: EncodedCertificate, from source: String) {
        if let place = places[certificate] {
            if !anchors[place].sources.contains(source) { anchors[place].sources.append(source) }
            return
        }
        places[certificate] = anchors.count
        byName[certificate.subjectName.parts, default: []].append(anchors.count)
        anchors.append(Anchor(certificate: certificate, sources: [source]))
    }

    /// These and `others` together.
    package func adding(_ others: TrustStore) -> TrustStore {
        var all = self
        for anchor in others.anchors {
            for source in anchor.sources { all.add(anchor.certificate, from: source) }
        }
        return all
    }

    /// The entry for exactly this certificate.
    package func anchor(_ certificate: EncodedCertificate) -> Anchor? {
        places[certificate].map { anchors[$0] }
    }

    /// Those of that name, by RFC 5280 section 7.1.
    package func anchors(named name: DistinguishedName) -> [Anchor] {
        byName[name.parts, default: []].map { anchors[$0] }
    }
}
