import Checks
import ServerConfiguration

/// Tells whose configuration a text is, by a statement that names a certificate.
enum ConfigurationSniffer {
    /// Of lines, and of nginx's statements on one line.
    private static let enders: Set<UInt8> = [0x0A, 0x0D, UInt8(ascii: ";"), UInt8(ascii: "{")]

    /// nil for every other text.
    static func software(_ bytes: [UInt8]) -> ServerSoftware? {
        for raw in bytes.prefix(ConfigurationLimits.length).split(whereSeparator: Self.enders.contains) {
            let rest = raw.drop { $0 == 0x20 || $0 == 0x09 }
            // Only few lines are worth making a text of.
            guard let first = rest.first, "sSbB".utf8.contains(first), rest.count < 4096 else { continue }
            let words = String(decoding: rest, as: UTF8.self).split { " \t=".contains($0) }
            guard let name = words.first, words.count > 1 else { continue }
            switch name.lowercased() {
            case "ssl_certificate": return .nginx
            case "sslcertificatefile": return .apache
            case "smtpd_tls_cert_file", "smtpd_tls_chain_files", "smtpd_tls_eccert_file": return .postfix
            case "ssl_cert": if words[1].hasPrefix("<") { return .dovecot }
            case "ssl_server_cert_file": return .dovecot
            case "bind":
                if words.contains("ssl"), words.contains("crt") || words.contains("crt-list") { return .haproxy }
            default: continue
            }
        }
        return nil
    }
}
