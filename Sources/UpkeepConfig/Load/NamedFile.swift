/// A file that the config names, and what must be in it.
package enum NamedFile: Sendable, Hashable {
    /// Certificates to trust.
    case authorities(String)
    /// A client's certificate and its chain.
    case certificate(String)
    /// A client certificate's key.
    case key(String)
    /// The two, which must belong together.
    case identity(certificate: String, key: String)

    package var path: String {
        switch self {
        case .authorities(let path), .certificate(let path), .key(let path): path
        case .identity(let certificate, _): certificate
        }
    }
}
