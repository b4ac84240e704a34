import UpkeepCore

extension Trait.Kind {
    /// Whether losing such a thing can make this check fail: a dead name server makes no certificate expire.
    func canExplain(_ check: CheckID) -> Bool {
        let isCertificate = check.isAboutCertificate
        return switch self {
        case .certificate: isCertificate
        case .zone, .nameServer, .dnsProvider, .resolver: check.family == "dns"
        case .alias: !isCertificate
        case .subject: !isCertificate
        case .host, .endpoint, .address: !isCertificate && check.family != "dns"
        case .uplink: check.isAboutReaching
        }
    }
}

extension CheckID {
    /// What a certificate says, as opposed to whether and how somebody answers.
    fileprivate var isAboutCertificate: Bool {
        Self.certificateParts.contains(text.dropFirst("tls.".count).prefix { $0 != "." }) && family == "tls"
    }

    private static let certificateParts: Set<Substring> = [
        "expiry", "not-yet-valid", "chain", "name", "key", "signature", "eku", "lifetime", "revoked", "staple", "sct",
        "caa",
        "renewal-late", "renewer", "file",
    ]

    /// Whether anything comes back at all.
    fileprivate var isAboutReaching: Bool {
        family == "dns" || text.hasSuffix(".reachable") || text == "tls.handshake"
    }
}
