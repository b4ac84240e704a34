/// What a right answer of a TLS endpoint is, where that is not the same for all.
package struct TLSExpectation: Sendable, Hashable {
    /// Insist on a trusted chain and the right name; what verification says is told either way.
    package var verify = true
    /// The threshold in days for the expiry warning, instead of fractions of the lifetime.
    package var certificateDays: Int?
    /// nil: no profile was chosen, and only what is broken or given up is bad.
    package var profile: TLSProfile?
    /// Protocols that ALPN must offer.
    package var alpn: [String] = []

    package init() {}
}
