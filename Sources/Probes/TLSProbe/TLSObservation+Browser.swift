import CertificateReader
package import Checks
package import UpkeepCore

extension TLSObservation {
    /// Why a browser would stop here, in words; nil when it would go on.
    package func refusal(now: Timestamp) -> String? {
        guard let leaf = presented.first else { return "no certificate was sent" }
        if let notAfter = leaf.notAfter, notAfter < now { return "the certificate expired" }
        if let notBefore = leaf.notBefore, notBefore > now { return "the certificate is not valid yet" }
        if !leaf.covers(expectedName) { return "the certificate is not for `\(expectedName)`" }
        if let problem = trust?.problem { return "the certificate is not trusted (\(problem.rawValue))" }
        return nil
    }
}
