package import CertificateReader
package import UpkeepCore

/// Finds and judges the paths from a presented certificate to trusted ones; pure, and bounded in its work.
package struct PathFinder: Sendable {
    private let store: TrustStore
    private let limits: PathLimits

    package init(store: TrustStore, limits: PathLimits = PathLimits()) {
        self.store = store
        self.limits = limits
    }

    /// - Parameter others: what came with the certificate, in its order; those beyond the limit build no path.
    package func report(
        on certificate: EncodedCertificate, with others: [EncodedCertificate], purpose: PathPurpose = .server,
        at now: Timestamp
    ) -> PathReport {
        var search = PathSearch(store, others, purpose, now, limits)
        return search.report(on: certificate)
    }
}
