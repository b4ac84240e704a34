/// Whether a certificate is an authority's, and how many more may stand below it (RFC 5280 section 4.2.1.9).
package struct BasicConstraints: Sendable, Hashable {
    package var isAuthority: Bool
    /// Intermediate certificates that may follow, self-issued ones not counted; nil for no limit.
    package var pathLength: Int?

    package init(isAuthority: Bool, pathLength: Int? = nil) {
        self.isAuthority = isAuthority
        self.pathLength = pathLength
    }
}
