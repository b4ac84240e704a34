package import CertificateReader

/// What the first certificate of a path is meant to be good for.
package enum PathPurpose: Sendable, Hashable {
    case server, client
    /// Only the chain itself counts.
    case any

    /// The purpose that an extended key usage has to allow (RFC 5280 section 4.2.1.12).
    package var extendedUsage: ExtendedKeyUsage? {
        switch self {
        case .server: .serverAuth
        case .client: .clientAuth
        case .any: nil
        }
    }
}
