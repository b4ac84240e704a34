/// Where a list of revoked certificates is to be had (RFC 5280 section 4.2.1.13).
package struct DistributionPoint: Sendable, Hashable {
    /// Usually one URI, beginning `http:`.
    package var names: [GeneralName]
    /// The part of the list's name that comes after its issuer's, as its encoding; hardly ever there.
    package var relativeName: [UInt8]
    /// Reasons that the list covers; nil for all.
    package var reasons: RevocationReasons?
    /// Who signs the list, when it is not the certificate's issuer.
    package var listIssuer: [GeneralName]

    package init(
        names: [GeneralName] = [], relativeName: [UInt8] = [], reasons: RevocationReasons? = nil,
        listIssuer: [GeneralName] = []
    ) {
        self.names = names
        self.relativeName = relativeName
        self.reasons = reasons
        self.listIssuer = listIssuer
    }

    package var addresses: [String] {
        names.compactMap { if case .uri(let uri) = $0 { uri } else { nil } }
    }
}
