package import CertificateReader

/// One way from a certificate to a trusted one, or as far as there is one, with everything that speaks against it.
package struct CandidatePath: Sendable, Hashable {
    /// What is wrong with one certificate of the path.
    package struct Finding: Sendable, Hashable {
        /// 0 for the first certificate.
        package let place: Int
        package let flaw: PathFlaw
    }

    /// The first certificate first.
    package let certificates: [EncodedCertificate]
    /// The lists on which the last certificate is trusted; empty when it is not.
    package let trustedBy: [String]
    package internal(set) var findings: [Finding]

    package var holds: Bool { findings.isEmpty }

    /// E.g. `via CN=ISRG Root X1: ok`, or what speaks against it: `via CN=DST Root CA X3: CN=DST Root CA X3 expired …`.
    package var sentence: String {
        let end = certificates.last.map(\.shown) ?? ""
        let way = trustedBy.isEmpty ? "as far as `\(end)`" : "via `\(end)`"
        guard !holds else { return way + ": ok" }
        return way + ": "
            + findings.prefix(5).map { "`\(certificates[$0.place].shown)` \($0.flaw.sentence)" }.joined(separator: "; ")
    }

    var distance: Int { findings.reduce(trustedBy.isEmpty ? 1 : 0) { $0 + $1.flaw.distance } }
}

extension EncodedCertificate {
    /// Its common name, or else its whole name, or else its serial number.
    package var shown: String {
        if let name = facts.commonName, !name.isEmpty { return "CN=\(name)" }
        return facts.subject.isEmpty ? "serial \(facts.serial)" : facts.subject
    }
}
