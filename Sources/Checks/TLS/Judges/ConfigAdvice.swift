/// The line of configuration that cures something, in the words of the server that it is for.
enum ConfigAdvice {
    case protocols, ciphers, diffieHellman, chain, compression, tickets, groups, http2

    /// `remedy` and the lines for the servers that may be behind it: the one it names itself, or the usual ones.
    func added(to remedy: String, for observation: EndpointObservation?) -> String {
        let named = ServerSoftware(naming: observation?.software ?? observation?.starttls?.greeting)
        let candidates = named.map { [$0] } ?? ServerSoftware.usual(behind: observation?.starttls?.kind)
        let lines = candidates.compactMap { software in
            self.line(software).map { "\(software.rawValue): `\($0)`" }
        }
        return lines.isEmpty ? remedy : "\(remedy); \(lines.joined(separator: ", "))"
    }

    func line(_ software: ServerSoftware) -> String? { table[software] }

    private static let strong = "ECDHE+AESGCM:ECDHE+CHACHA20"

    private var table: [ServerSoftware: String] {
        switch self {
        case .protocols:
            [
                .nginx: "ssl_protocols TLSv1.2 TLSv1.3;", .haproxy: "ssl-default-bind-options ssl-min-ver TLSv1.2",
                .apache: "SSLProtocol -all +TLSv1.2 +TLSv1.3", .postfix: "smtpd_tls_protocols = >=TLSv1.2",
                .dovecot: "ssl_min_protocol = TLSv1.2", .postgresql: "ssl_min_protocol_version = 'TLSv1.2'",
                .mysql: "tls_version = TLSv1.2,TLSv1.3",
            ]
        case .ciphers:
            [
                .nginx: "ssl_ciphers \(Self.strong);", .haproxy: "ssl-default-bind-ciphers \(Self.strong)",
                .apache: "SSLCipherSuite \(Self.strong)",
                .postfix: "smtpd_tls_exclude_ciphers = eNULL, EXPORT, DES, 3DES, RC4, MD5, kRSA",
                .dovecot: "ssl_cipher_list = \(Self.strong)", .postgresql: "ssl_ciphers = '\(Self.strong)'",
                .mysql: "ssl_cipher = \(Self.strong)",
            ]
        case .diffieHellman:
            [
                .nginx: "ssl_dhparam /etc/nginx/dh.pem;", .haproxy: "tune.ssl.default-dh-param 2048",
                .apache: "SSLOpenSSLConfCmd DHParameters /etc/apache2/dh.pem",
                .postfix: "smtpd_tls_dh1024_param_file = auto", .dovecot: "ssl_dh = </etc/dovecot/dh.pem",
                .postgresql: "ssl_dh_params_file = 'dh.pem'",
            ]
        case .chain:
            [
                .nginx: "ssl_certificate …/fullchain.pem;", .haproxy: "bind … crt FILE-WITH-CHAIN-AND-KEY.pem",
                .apache: "SSLCertificateFile …/fullchain.pem",
                .postfix: "smtpd_tls_chain_files = KEY.pem, FULLCHAIN.pem",
                .dovecot: "ssl_cert = <…/fullchain.pem", .postgresql: "ssl_cert_file = '…/fullchain.pem'",
                .mysql: "ssl_cert = …/fullchain.pem",
            ]
        case .compression:
            [
                .apache: "SSLCompression off", .postfix: "tls_ssl_options = NO_COMPRESSION",
                .dovecot: "ssl_options = no_compression",
            ]
        case .tickets: [.nginx: "ssl_session_timeout 1d;", .haproxy: "tune.ssl.lifetime 86400"]
        case .groups:
            [
                .nginx: "ssl_ecdh_curve X25519MLKEM768:X25519:prime256v1;",
                .haproxy: "ssl-default-bind-curves X25519MLKEM768:X25519:P-256",
                .apache: "SSLOpenSSLConfCmd Groups X25519MLKEM768:X25519:P-256",
                .postfix: "tls_eecdh_auto_curves = X25519MLKEM768 X25519 prime256v1",
                .dovecot: "ssl_curve_list = X25519MLKEM768:X25519:P-256",
            ]
        case .http2: [.nginx: "http2 on;", .haproxy: "bind … alpn h2,http/1.1", .apache: "Protocols h2 http/1.1"]
        }
    }
}
