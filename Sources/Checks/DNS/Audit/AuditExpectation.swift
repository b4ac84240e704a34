package import DNSWire

/// What an audit holds a zone against.
package struct AuditExpectation: Sendable {
    package var thresholds = AuditThresholds()
    /// The name servers that were agreed; nil: any.
    package var nameservers: Set<DNSName>?
    /// The organisation that issued the certificate in use, as the certificate names it.
    package var issuer: String?
    /// The zone that the status page's host is in; nil: there is none to compare.
    package var statusPage: ZoneSurvey?
    /// Records of good times.
    package var knownGood: [DNSRecord] = []
    /// What validating the chain of trust found; nil: nobody validated it.
    package var chain: [DNSSECFact]?
    /// The host names that visitors use, as the plan had them.
    package var hosts: [DNSName] = []

    package init() {}
}
