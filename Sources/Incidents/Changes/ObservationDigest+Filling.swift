import UpkeepCore

extension ObservationDigest {
    /// With what was not seen this time taken from an earlier look.
    func filled(from earlier: ObservationDigest?) -> ObservationDigest {
        guard let earlier else { return self }
        var filled = self
        filled.addresses = addresses ?? earlier.addresses
        filled.nameservers = nameservers ?? earlier.nameservers
        filled.aliases = aliases ?? earlier.aliases
        filled.ttl = ttl ?? earlier.ttl
        filled.records = records ?? earlier.records
        filled.certificate = certificate ?? earlier.certificate
        filled.tlsVersion = tlsVersion ?? earlier.tlsVersion
        filled.alpn = alpn ?? earlier.alpn
        filled.redirect = redirect ?? earlier.redirect
        filled.server = server ?? earlier.server
        filled.status = status ?? earlier.status
        filled.body = body ?? earlier.body
        if phases.isEmpty { filled.phases = earlier.phases }
        return filled
    }
}
