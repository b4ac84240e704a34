import ServerConfiguration
import Testing

/// Apache, HAProxy, Postfix and Dovecot: a statement a line, each with its own way of going on.
struct LineConfigurationTests {
    @Test("Apache: quotes, continued lines, sections")
    func apache() {
        let text = """
            # SSLCertificateFile /no
            <IfModule mod_ssl.c>
            \t<VirtualHost *:443 [::]:443>
              SSLCertificateFile "/etc/ssl/our shop.pem"
              SSLCertificateKeyFile \\
                /etc/ssl/shop.key
            </VirtualHost>
            </IfModule>
            """
        #expect(
            ApacheConfiguration.statements(Array(text.utf8)) == [
                .init(.open, ["IfModule", "mod_ssl.c"], line: 2),
                .init(.open, ["VirtualHost", "*:443", "[::]:443"], line: 3),
                .init(["SSLCertificateFile", "/etc/ssl/our shop.pem"], line: 4),
                .init(["SSLCertificateKeyFile", "/etc/ssl/shop.key"], line: 5), .init(.close, [], line: 7),
                .init(.close, [], line: 8),
            ])
    }

    @Test("HAProxy: quotes, escapes, comments")
    func haproxy() {
        let text = "frontend a # b\n  bind :443 ssl crt \"/a b.pem\" alpn h2\\,http/1.1\n\n#x\n  bind 'q\"r'\n"
        #expect(
            HAProxyConfiguration.statements(Array(text.utf8)) == [
                .init(["frontend", "a"], line: 1),
                .init(["bind", ":443", "ssl", "crt", "/a b.pem", "alpn", "h2,http/1.1"], line: 2),
                .init(["bind", "q\"r"], line: 5),
            ])
    }

    @Test("HAProxy's list of certificates")
    func list() {
        let text = "# x\nshop.pem [alpn h2 ocsp-update on] shop.example !www.shop.example\r\nblog.pem\n"
        #expect(
            HAProxyConfiguration.list(Array(text.utf8)) == [
                .init(["shop.pem", "shop.example", "!www.shop.example"], line: 2), .init(["blog.pem"], line: 3),
            ])
    }

    @Test("Postfix: what begins with a blank goes on")
    func postfix() {
        let main = "a = b\n  c\n# x\n\n  d\nsmtpd_tls_cert_file=/x\nnonsense\n"
        #expect(
            PostfixConfiguration.parameters(Array(main.utf8)) == [
                .init(["a", "b c d"], line: 1), .init(["smtpd_tls_cert_file", "/x"], line: 6),
            ])
        let master = "smtp inet n - y - - smtpd\n  -o a=b\n"
        #expect(
            PostfixConfiguration.services(Array(master.utf8)) == [
                .init(["smtp", "inet", "n", "-", "y", "-", "-", "smtpd", "-o", "a=b"], line: 1)
            ])
    }

    @Test("Dovecot: settings, blocks, includes")
    func dovecot() {
        let text = """
            !include conf.d/*.conf
            ssl_cert = </etc/x.pem # ours
            local_name "mail.example" {
              ssl_key = "</etc/#y.key"
            }
            """
        #expect(
            DovecotConfiguration.statements(Array(text.utf8)) == [
                .init(["!include", "conf.d/*.conf"], line: 1), .init(["ssl_cert", "</etc/x.pem"], line: 2),
                .init(.open, ["local_name", "mail.example"], line: 3), .init(["ssl_key", "</etc/#y.key"], line: 4),
                .init(.close, [], line: 5),
            ])
    }

    @Test("no bytes stop a reader", arguments: 0..<64)
    func noise(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let alphabet = Array("ab <>{}=;#\"'\\\n\r\t$[]*-!/".utf8) + [0xFF, 0x00, 0xEF, 0xBB, 0xBF]
        let bytes = (0..<2000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return alphabet[Int(state >> 33) % alphabet.count]
        }
        let all = [
            NginxConfiguration.statements(bytes), ApacheConfiguration.statements(bytes),
            HAProxyConfiguration.statements(bytes), HAProxyConfiguration.list(bytes),
            PostfixConfiguration.parameters(bytes), PostfixConfiguration.services(bytes),
            DovecotConfiguration.statements(bytes),
        ]
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
        for statements in all { #expect(statements.allSatisfy { (1...lines).contains($0.line) }) }
    }
}
