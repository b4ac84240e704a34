package import CertificateReader
package import Checks

/// What `upkeep config init` saw of one site.
package struct InitObservation: Sendable {
    /// As the operator gave it.
    package var url: String
    package var name: NameObservation?
    package var nameservers: NameserverObservation?
    /// The first that worked; else the first at all.
    package var http: HTTPObservation?
    /// The first line of a port whose server speaks first, unprintable characters escaped.
    package var banner: String?
    /// How connecting to the port failed, when it did so at every address.
    package var portFailure: ProbeFailure?
    /// The leaf at the end of the redirect chain.
    package var certificate: CertificateFacts?

    package init(
        url: String, name: NameObservation? = nil, nameservers: NameserverObservation? = nil,
        http: HTTPObservation? = nil, banner: String? = nil, portFailure: ProbeFailure? = nil,
        certificate: CertificateFacts? = nil
    ) {
        self.url = url
        self.name = name
        self.nameservers = nameservers
        self.http = http
        self.banner = banner
        self.portFailure = portFailure
        self.certificate = certificate
    }
}
