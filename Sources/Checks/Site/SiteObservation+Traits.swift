import CertificateReader
package import UpkeepCore

extension SiteObservation {
    /// What the site was seen to stand on: addresses, endpoints, CNAME targets, the certificate, the zone and its servers as far
    /// as they were asked for, and the resolvers. Hosts, providers and our own uplink are for those who know them to
    /// add.
    package var traits: Set<Trait> {
        switch sight {
        case .http(let name, let nameservers, let attempts):
            Self.traits(name, nameservers)
                .union(attempts.map { Trait(.address, $0.address.description) })
                .union(attempts.flatMap(\.hops).map { Trait(.endpoint, $0.endpoint.description) })
                .union(attempts.flatMap(\.hops).compactMap { Self.certificate($0.tls) })
        case .port(let name, let nameservers, let attempts):
            Self.traits(name, nameservers)
                .union(attempts.map { Trait(.address, $0.endpoint.address.description) })
                .union(attempts.map { Trait(.endpoint, $0.endpoint.description) })
                .union(attempts.compactMap { Self.certificate($0.tls) })
        case .record(let record): Self.traits(record)
        }
    }

    /// Whether anything came back from an address of the site, be it a refusal: then it was reached.
    package var hasHeardBack: Bool {
        switch sight {
        case .http(_, _, let attempts): attempts.contains { Self.isHeard($0.failure) }
        case .port(_, _, let attempts): attempts.contains { Self.isHeard($0.failure) }
        case .record: false
        }
    }

    private static func isHeard(_ failure: ProbeFailure?) -> Bool {
        switch failure?.kind {
        case .timedOut, .unreachable, .local: false
        default: true
        }
    }

    /// Those of ``traits`` that bad findings name by themselves: a certificate that is expired is expired for
    /// everybody.
    package func blamed(by findings: [Finding]) -> Set<Trait> {
        let isAboutCertificate = findings.contains { finding in
            finding.suppressedBy == nil && (finding.status == .warning || finding.status == .critical)
                && Self.certificateChecks.contains(finding.check)
        }
        return isAboutCertificate ? traits.filter { $0.kind == .certificate } : []
    }

    private static let certificateChecks: Set<CheckID> = [
        "tls.expiry", "tls.not-yet-valid", "tls.chain.expiry", "tls.name", "tls.revoked", "tls.key.strength",
        "tls.signature", "tls.eku", "tls.lifetime", "tls.renewal-late",
    ]

    private static func traits(_ name: NameObservation, _ nameservers: NameserverObservation?) -> Set<Trait> {
        var traits = Set(name.aliases.map { Trait(.alias, $0) })
        if name.source == .resolver { traits.formUnion(resolvers(name.exchanges)) }
        if let nameservers {
            traits.insert(Trait(.zone, nameservers.zone))
            traits.formUnion(nameservers.nameservers.map { Trait(.nameServer, $0) })
        }
        return traits
    }

    private static func traits(_ record: RecordObservation) -> Set<Trait> {
        // With a server of its own to ask, a look needs no resolver of ours once that server's address is known.
        guard !record.addresses.isEmpty else { return resolvers(record.exchanges) }
        return [Trait(.nameServer, record.server)]
    }

    private static func resolvers(_ exchanges: [DNSExchangeObservation]) -> Set<Trait> {
        Set(exchanges.map { Trait(.resolver, $0.server.address.description) })
    }

    private static func certificate(_ tls: TLSObservation?) -> Trait? {
        // Issuer and serial say which it is; nobody knows it by them.
        (tls?.presented.first).map { leaf in
            let name = leaf.dnsNames.first ?? leaf.commonName
            return Trait(.certificate, "\(leaf.issuer) \(leaf.serial)" + (name.map { " for \($0)" } ?? ""))
        }
    }
}
