/// Whom an audit asks besides the zone's own name servers. What is nil is not looked at; each is over by its budget.
package struct AuditSources: Sendable {
    /// What networks addresses belong to.
    package var networks: NetworkOrigins?
    /// What the registry says.
    package var registration: RegistrationSource?
    /// What names addresses have.
    package var reverse: ReverseNames?
    /// Who issued the certificate in use.
    package var issuer: CertificateIssuer?
    /// How long any of them may take.
    package var patience = Duration.seconds(3)

    /// How long the site may take to show its certificate.
    package var sitePatience = Duration.milliseconds(1500)

    package init() {}
}
