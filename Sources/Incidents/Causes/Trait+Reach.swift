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
        case .host, .address: !isCertificate && check.family != "dns"
        case .uplink: check.isAboutReaching
        }
    }
}

extension CheckID {
    /// What the certificate says, as opposed to whether anybody answers.
    fileprivate var isAboutCertificate: Bool {
        family == "tls" && !isAboutReaching && !["tls.starttls", "tls.backends"].contains(text)
    }

    /// Whether anything comes back at all.
    fileprivate var isAboutReaching: Bool {
        family == "dns" || text.hasSuffix(".reachable") || text == "tls.handshake"
    }
}
