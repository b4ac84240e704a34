package import CertificateReader

/// One certificate that a renewer cares for.
package struct RenewedCertificate: Sendable, Hashable {
    /// What the renewer calls it, e.g. certbot's lineage.
    package var name: String
    package var path: String
    /// The leaf as it is on the disk; nil when it could not be read.
    package var facts: CertificateFacts?
    package var rule: RenewalRule

    package init(name: String, path: String, facts: CertificateFacts?, rule: RenewalRule) {
        self.name = name
        self.path = path
        self.facts = facts
        self.rule = rule
    }
}
