/// Whether a server asks its clients for a certificate.
package struct ClientAuthentication: Sendable, Hashable {
    package var isRequested: Bool
    /// It goes on without one; nil when that was not seen.
    package var isOptional: Bool?
    /// The authorities it names, RFC 4514 text, at most 100.
    package var authorities: [String]

    package init(isRequested: Bool, isOptional: Bool? = nil, authorities: [String] = []) {
        self.isRequested = isRequested
        self.isOptional = isOptional
        self.authorities = authorities
    }
}
