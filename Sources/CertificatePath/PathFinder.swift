package import CertificateReader
package import UpkeepCore

/// Finds and judges the paths from a presented certificate to trusted ones; pure, and bounded in its work.
package struct PathFinder: Sendable {
    private let store: TrustStore
    private let limits: PathLimits
    private let memory: SignatureMemory?

    /// - Parameter memory: what other searches have found out, and will from this one; nil to begin with nothing.
    package init(store: TrustStore, limits: PathLimits = PathLimits(), memory: SignatureMemory? = nil) {
        self.store = store
        self.limits = limits
        self.memory = memory
    }

    /// - Parameter others: what came with the certificate, in its order; those beyond the limit build no path.
    package func report(
        on certificate: EncodedCertificate, with others: [EncodedCertificate], purpose: PathPurpose = .server,
        at now: Timestamp
    ) -> PathReport {
        var search = PathSearch(store, others, purpose, now, limits, memory)
        return search.report(on: certificate)
    }
}
