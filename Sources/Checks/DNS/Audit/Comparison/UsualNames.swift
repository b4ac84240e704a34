package import DNSWire

/// Names that zones often have, relative to the zone: what is asked for when nobody lists a zone's names.
package enum UsualNames {
    /// `*` is the wildcard itself, asked for literally.
    static let labels = [
        "www", "*", "mail", "smtp", "imap", "pop", "webmail", "mx", "autoconfig", "autodiscover", "ftp", "api", "app",
        "blog", "shop", "status", "vpn", "dev", "test", "staging", "mta-sts", "_mta-sts", "_dmarc", "_smtp._tls",
        "default._domainkey", "google._domainkey", "selector1._domainkey", "selector2._domainkey", "k1._domainkey",
        "_autodiscover._tcp", "_imaps._tcp", "_submission._tcp", "_submissions._tcp", "_caldavs._tcp",
        "_carddavs._tcp", "_sip._tcp", "_sip._udp", "_sips._tcp", "_sipfederationtls._tcp", "_xmpp-client._tcp",
        "_xmpp-server._tcp", "_matrix._tcp", "_matrix-fed._tcp", "_443._tcp", "_443._tcp.www",
    ]

    /// Those that fit below `zone`.
    package static func all(in zone: DNSName) -> [DNSName] {
        labels.compactMap { try? DNSName($0).appending(zone) }
    }

    package static func wildcard(in zone: DNSName) -> DNSName? { try? DNSName("*").appending(zone) }
}
