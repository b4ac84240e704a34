import Checks
import UpkeepCore

extension SiteKeys {
    private static let connecting: Set<SiteKind> = [.http, .tcp, .tls]

    /// How to get to the site, for every kind that is connected to.
    static let connection: [Key<SiteDraft>] = [
        Key(
            "addresses", .choice([("all", AddressPlan.Scope.all), ("one", .one)]), for: connecting, standard: "all",
            example: "all",
            "look at every address of the name, each with a connection of its own, or only at the first"
        ) { $0.addresses.scope = $1 },
        Key(
            "families", .many(.choice([("ipv4", IPAddress.Family.v4), ("ipv6", .v6)])), for: connecting,
            standard: ["ipv4", "ipv6"], example: "[ipv4, ipv6]", "which kinds of address to look at"
        ) { $0.addresses.families = Set($1) },
        Key(
            "connect_to", .many(.address), for: connecting, example: "[192.0.2.10, '2001:db8::10']", shown: false,
            "go to these addresses instead of looking the name up; `Host` and the TLS name stay as they are"
        ) { $0.addresses.pinned = $1 },
        Key(
            "timeouts", TimeoutKeys.timeouts, otherNames: ["timeout"],
            "how long each phase, and the whole look, may take",
            from: { $0.budget }, set: { $0.budget = $1 }),
        Key(
            "body_limit", .size, for: [.http], standard: "2MiB", example: "2MiB",
            "how much of the body to read at most, compression undone"
        ) { $0.bodyLimit = $1 },
        Key(
            "tls", tls, for: connecting, "how to hold the TLS session", from: { $0.tls }, set: { $0.tls = $1 }),
    ]

    private static let tls = KeyGroup<TLSPlan>(
        [
            Key(
                "server_name", .host, standard: .words("the URL's host"), example: "shop.example",
                "the name to ask for, and the one that the certificate must be for"
            ) { $0.serverName = $1 },
            Key(
                "verify", .flag, standard: "true", example: "true",
                otherNames: ["insecure", "insecure_skip_verify", "verify_ssl", "ssl_verify"],
                "stop, as a browser would, when the certificate cannot be verified; `false` goes on, "
                    + "and judges its dates alone"
            ) { $0.verify = $1 },
            Key(
                "ca_file", .pemFile(NamedFile.authorities), example: "private-ca.pem", shown: false,
                "a PEM file with certificate authorities to trust for this site, besides those trusted anyway"
            ) { $0.caFile = $1 },
            Key(
                "client_certificate", .pemFile(NamedFile.certificate), example: "client.pem", shown: false,
                "a PEM file with a client certificate and its chain"
            ) { $0.clientCertificate = $1 },
            Key(
                "client_key", .pemFile(NamedFile.key), standard: .words("the file of the certificate"),
                example: "client.key",
                shown: false,
                "a PEM file with the client certificate's key"
            ) { $0.clientKey = $1 },
        ],
        check: { places, _, plan, reader in
            if let key = places["client_key"], places["client_certificate"] == nil, plan.clientCertificate == nil {
                reader.report(
                    .missingKey, at: key, "\(reader.key) has a `client_key` and no `client_certificate`",
                    expected: "both, or the certificate alone when its file holds the key too")
            }
            if plan.clientKey == nil { plan.clientKey = plan.clientCertificate }
            if let certificate = plan.clientCertificate, let key = plan.clientKey,
                let place = places["client_key"] ?? places["client_certificate"]
            {
                _ = reader.holds(.identity(certificate: certificate, key: key), at: place)
            }
        })
}
