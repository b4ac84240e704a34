import Peers

extension FarmSite {
    /// A healthy certificate under settings of all kinds.
    static let encryption: [FarmSite] = [
        FarmSite("TLS 1.3 alone", settings: ["ssl_protocols TLSv1.3;"], plain),
        FarmSite("Mozilla's modern profile", settings: modern, options: profile("modern")) {
            try await $0.authority.issue(shop, until: 80 * day)
        },
        FarmSite("Mozilla's intermediate profile", settings: intermediate, options: profile("intermediate"), plain),
        FarmSite(
            "intermediate, and modern was meant", 1, ["warning tls.profile"], settings: intermediate,
            options: profile("modern"), plain),
        FarmSite("asks clients for certificates", settings: ["ssl_verify_client optional_no_ca;"], plain),
        FarmSite(
            "two certificates, one of them expired", 2, ["critical tls.expiry"],
            words: ["for clients of TLS 1.2 with RSA"],
            settings: ["ssl_certificate old.pem;", "ssl_certificate_key old.key;"], plain),
        FarmSite(
            "Diffie-Hellman with 2048 bits",
            settings: ["ssl_dhparam \(dhparam(2048));", "ssl_ciphers ECDHE+AESGCM:DHE+AESGCM;"], rsa),
        FarmSite(
            "Diffie-Hellman with 1024 bits that everybody has", 1, ["warning tls.dh"], words: ["1024 bits", "share"],
            settings: ["ssl_dhparam \(dhparam(1024));", "ssl_ciphers ECDHE+AESGCM:DHE+AESGCM:@SECLEVEL=0;"], rsa),
        FarmSite(
            "TLS 1.0 and 1.1 as well", 1, ["warning tls.protocol.old"], words: ["TLS 1.0 and TLS 1.1"],
            settings: [
                "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3;", "ssl_ciphers ECDHE+AESGCM:ECDHE+AES:@SECLEVEL=0;",
            ], plain),
        FarmSite(
            "TLS 1.0 and 1.1 alone", 2, ["critical tls.protocol.old"], words: ["nothing newer than TLS 1.1"],
            settings: ["ssl_protocols TLSv1 TLSv1.1;", "ssl_ciphers ECDHE+AES:@SECLEVEL=0;"], plain),
        FarmSite(
            "TLS 1.1 alone, and expired", 2, ["critical tls.protocol.old", "critical tls.expiry"],
            settings: ["ssl_protocols TLSv1.1;", "ssl_ciphers ECDHE+AES:@SECLEVEL=0;"]
        ) { try await $0.authority.issue(shop, until: -1.1 * day) },
        FarmSite(
            "static RSA as well", 1, ["warning tls.forward-secrecy"],
            settings: ["ssl_ciphers ECDHE+AESGCM:RSA+AESGCM;"], rsa),
        FarmSite(
            "static RSA alone", 2, ["critical tls.forward-secrecy"],
            settings: ["ssl_protocols TLSv1.2;", "ssl_ciphers RSA+AESGCM;"], rsa),
        FarmSite(
            "no encryption as well", 2, ["critical tls.cipher.weak"], words: ["NULL"],
            settings: ["ssl_ciphers ECDHE+AESGCM:eNULL:!aNULL:@SECLEVEL=0;"], rsa),
        FarmSite(
            "no certificate as well", 2, ["critical tls.cipher.weak"], words: ["anonymous"],
            settings: ["ssl_ciphers ECDHE+AESGCM:aNULL:!eNULL:@SECLEVEL=0;"], rsa),
        FarmSite(
            "tickets for ten days", 1, ["warning tls.resumption"], words: ["seven days is the most"],
            settings: ["ssl_session_timeout 10d;"], plain),
    ]

    private static let plain: @Sendable (FarmAuthorities) async throws -> TestCertificate = {
        try await $0.authority.issue(shop)
    }
    private static let rsa: @Sendable (FarmAuthorities) async throws -> TestCertificate = {
        try await $0.authority.issue(shop, key: .rsa2048)
    }

    private static func profile(_ name: String) -> [String] { ["--name", "shop.example", "--profile", name] }

    /// In the server's own folder.
    private static func dhparam(_ bits: Int) -> String { "dh-\(bits).pem" }

    /// Mozilla's generator, guidelines 6.0.
    private static let modern = ["ssl_protocols TLSv1.3;", "ssl_ecdh_curve X25519:prime256v1:secp384r1;"]
    private static let intermediate = [
        "ssl_ecdh_curve X25519:prime256v1:secp384r1;",
        "ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
            + "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305;",
        "ssl_session_timeout 1d;", "ssl_session_cache shared:mozilla:1m;",
    ]
}
