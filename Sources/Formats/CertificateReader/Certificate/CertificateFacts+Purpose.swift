extension CertificateFacts {
    /// It issues certificates, and no server shows it as its own. `openssl req -x509` makes one that could do both, with
    /// a host for its name.
    package var isIssuerOnly: Bool { isAuthority && !(isSelfIssued && namesHost) }

    private var namesHost: Bool {
        let isHost = commonName.map { $0 == "localhost" || $0.contains(".") && !$0.contains(" ") } ?? false
        return isHost || !dnsNames.isEmpty || !addresses.isEmpty
    }
}
