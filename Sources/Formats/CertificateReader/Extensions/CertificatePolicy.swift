/// A policy that a certificate was issued under, by its object identifier (RFC 5280 section 4.2.1.4).
package struct CertificatePolicy: Sendable, Hashable {
    /// How closely the CA/Browser Forum's rules had the holder looked at.
    package enum Validation: String, Sendable, Hashable, CaseIterable {
        case domain = "DV"
        case organisation = "OV"
        case individual = "IV"
        case extended = "EV"
    }

    /// Dotted.
    package var identifier: String

    package init(identifier: String) { self.identifier = identifier }

    package static let any = CertificatePolicy(identifier: "2.5.29.32.0")

    /// Baseline Requirements section 7.1.6.1; nil for all other policies.
    package var validation: Validation? {
        switch identifier {
        case "2.23.140.1.2.1": .domain
        case "2.23.140.1.2.2": .organisation
        case "2.23.140.1.2.3": .individual
        case "2.23.140.1.1": .extended
        default: nil
        }
    }
}
