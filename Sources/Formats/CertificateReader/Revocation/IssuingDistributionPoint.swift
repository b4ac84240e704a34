/// Which certificates a list is about (RFC 5280 section 5.2.5). One of several parts of a list names its place, and
/// says nothing of certificates that name another.
package struct IssuingDistributionPoint: Sendable, Hashable {
    package var point = DistributionPoint()
    package var onlyUsers = false
    package var onlyAuthorities = false
    package var onlyAttributes = false
    /// Entries may be of other issuers' certificates.
    package var isIndirect = false

    package init() {}
}
