import Checks
import FakeSystem
import Inspectors
import Testing
import UpkeepCore

/// What servers' configurations say about certificates.
struct ServerConfigurationSearchTests {
    @Test("nginx: includes, inheritance, names and ports")
    func nginx() throws {
        let uses = Self.uses(
            [
                "/etc/nginx/nginx.conf": """
                http {
                    ssl_certificate /etc/ssl/default.pem;
                    ssl_certificate_key default.key;
                    include sites-enabled/*;
                }
                stream { include streams; }
                """,
                "/etc/nginx/sites-enabled/shop": """
                server {
                    listen 443 ssl http2;
                    listen [::]:443 ssl;
                    listen 443 quic;
                    server_name shop.example *.shop.example ~^x "";
                    ssl_certificate /etc/letsencrypt/live/shop/fullchain.pem; # ours
                    ssl_certificate_key /etc/letsencrypt/live/shop/privkey.pem;
                }
                server { listen 80; server_name shop.example; }
                """,
                "/etc/nginx/sites-enabled/blog":
                    "server { listen 443; listen 127.0.0.1:8443 ssl proxy_protocol; server_name blog.example; }\n",
                "/etc/nginx/sites-enabled/.hidden": "server { ssl_certificate /no; }\n",
                "/etc/nginx/streams":
                    "server { listen 853 ssl; ssl_certificate $ssl_server_name.pem; ssl_certificate d.pem; }\n",
            ], under: "/etc/nginx")
        #expect(
            uses.map(\.certificate) == [
                "/etc/ssl/default.pem", "/etc/letsencrypt/live/shop/fullchain.pem", "/etc/ssl/default.pem",
                "/etc/nginx/d.pem",
            ])
        let shop = uses[1]
        #expect(shop.software == .nginx && shop.key == "/etc/letsencrypt/live/shop/privkey.pem")
        #expect(
            shop.line
                == .init(
                    "ssl_certificate /etc/letsencrypt/live/shop/fullchain.pem;", at: "/etc/nginx/sites-enabled/shop:6"))
        #expect(shop.keyLine?.place == "/etc/nginx/sites-enabled/shop:7")
        #expect(shop.names == ["shop.example"])
        #expect(shop.listeners == [.init(nil, 443), .init(IPAddress("::"), 443)])
        // A socket that one server encrypts is encrypted for all.
        #expect(uses[0].names == ["blog.example"] && uses[0].key == "/etc/nginx/default.key")
        #expect(uses[0].listeners == [.init(nil, 443)])
        #expect(uses[2].listeners == [])
        #expect(uses[3].listeners == [.init(nil, 853)])
    }

    @Test("includes that go in circles, too deep or nowhere end")
    func circles() {
        let uses = Self.uses(
            [
                "/etc/nginx/nginx.conf":
                    "include nginx.conf; include a; include a; include /no/*; include /etc/nginx/*;",
                "/etc/nginx/a": "include b; server { ssl_certificate /x; }\n", "/etc/nginx/b": "include a;\n",
            ], under: "/etc/nginx")
        #expect(Set(uses.map(\.certificate)) == ["/x"])
    }

    @Test("a server's piece alone, and the same configuration from other places")
    func places() {
        let text = "server { listen 443 ssl; ssl_certificate shop.pem; ssl_certificate_key shop.key; }\n"
        let piece = ServerConfigurationSearch(files: FakeFiles(["/etc/nginx/sites-enabled/shop": text]).files)
        #expect(
            piece.configuration(at: "/etc/nginx/sites-enabled/shop").uses.map(\.certificate) == ["/etc/nginx/shop.pem"])
        #expect(piece.configuration(at: "/etc/nginx/none") == .init())
        let guest = FakeFiles([
            "/srv/guest/usr/bin/x": "", "/srv/guest/etc/nginx/nginx.conf": "http { \(text) }",
        ])
        for folder in ["/srv/guest", "/srv/guest/etc", "/srv/guest/etc/nginx/"] {
            let found = ServerConfigurationSearch(files: guest.files).configurations(under: folder)
            #expect(found.uses.map(\.certificate) == ["/srv/guest/etc/nginx/shop.pem"], "\(folder)")
            #expect(found.uses.flatMap(\.listeners).isEmpty, "another machine's ports are not this one's")
        }
    }

    @Test("Apache: virtual hosts, variables, modules, included folders")
    func apache() throws {
        let uses = Self.uses(
            [
                "/etc/apache2/apache2.conf": """
                ServerRoot /etc/apache2
                Define TLS /etc/ssl/shop
                IncludeOptional sites-enabled/*.conf
                Include extra/
                """,
                "/etc/apache2/sites-enabled/shop.conf": """
                <IfModule mod_ssl.c>
                <VirtualHost *:443 192.0.2.1:8443>
                  ServerName https://shop.example:443
                  ServerAlias www.shop.example *.x.example
                  SSLEngine on
                  SSLCertificateFile ${TLS}/cert.pem
                  SSLCertificateKeyFile ${TLS}/key.pem
                  SSLCertificateChainFile chain.pem
                </VirtualHost>
                </IfModule>
                <IfModule !mod_ssl.c>
                  SSLCertificateFile /no.pem
                </IfModule>
                """,
                "/etc/apache2/extra/off":
                    "<VirtualHost *:80>\nsslengine OFF\nSslCertificateFile off.pem\n</VirtualHost>",
            ], under: "/etc")
        #expect(uses.map(\.certificate) == ["/etc/ssl/shop/cert.pem", "/etc/apache2/off.pem"])
        let shop = try #require(uses.first)
        #expect(shop.software == .apache && shop.key == "/etc/ssl/shop/key.pem")
        #expect(shop.chain == "/etc/apache2/chain.pem")
        #expect(shop.names == ["shop.example", "www.shop.example"])
        #expect(shop.listeners == [.init(nil, 443), .init(IPAddress("192.0.2.1"), 8443)])
        #expect(shop.line == .init("SSLCertificateFile ${TLS}/cert.pem", at: "/etc/apache2/sites-enabled/shop.conf:6"))
        #expect(uses.last?.listeners == [])
    }

    @Test("HAProxy: files, folders, lists, keys beside them")
    func haproxy() {
        let uses = Self.uses(
            [
                "/etc/haproxy/haproxy.cfg": """
                global
                  crt-base /etc/haproxy/certs
                frontend web
                  bind *:443,ipv6@:::443 ssl crt shop.pem alpn h2
                  bind :8443 accept-proxy ssl crt /etc/haproxy/all/
                  bind /run/x.sock ssl crt-list /etc/haproxy/list
                backend b
                  server s 192.0.2.9:443 ssl crt /client.pem
                """,
                "/etc/haproxy/certs/shop.pem": "x", "/etc/haproxy/all/a.pem": "x", "/etc/haproxy/all/b.crt": "x",
                "/etc/haproxy/all/b.key": "x", "/etc/haproxy/all/a.pem.ocsp": "x",
                "/etc/haproxy/list": "one.pem [alpn h2] one.example *.one.example\n",
            ], under: "/etc/haproxy")
        #expect(
            uses.map { "\($0.certificate) \($0.key ?? "-") \($0.line.place)" } == [
                "/etc/haproxy/certs/shop.pem - /etc/haproxy/haproxy.cfg:4",
                "/etc/haproxy/all/a.pem - /etc/haproxy/haproxy.cfg:5",
                "/etc/haproxy/all/b.crt /etc/haproxy/all/b.key /etc/haproxy/haproxy.cfg:5",
                "/etc/haproxy/certs/one.pem - /etc/haproxy/list:1",
            ])
        #expect(uses.map(\.listeners.count) == [2, 0, 0, 0])
        #expect(uses.map(\.names) == [[], [], [], ["one.example"]])
    }

    @Test("Postfix: parameters in parameters, services with their own, chain files")
    func postfix() {
        let main = """
            myhostname = mail.shop.example
            tls = /etc/ssl/mail
            smtpd_tls_security_level = may
            smtpd_tls_cert_file = $tls/cert.pem
            smtpd_tls_key_file = ${tls}/key.pem
            """
        let master = """
            smtp       inet n - y - - smtpd
            #smtps     inet n - y - - smtpd
            submissions inet n - y - - smtpd
              -o smtpd_tls_wrappermode=yes
              -o { smtpd_tls_chain_files = /etc/ssl/k.pem, /etc/ssl/c.pem /etc/ssl/both.pem }
            127.0.0.1:2525 inet n - y - - smtpd -o smtpd_tls_security_level=none
            pickup unix n - y 60 1 pickup
            """
        let uses = Self.uses(
            [
                "/etc/postfix/main.cf": main, "/etc/postfix/master.cf": master,
                "/etc/ssl/k.pem": "-----BEGIN PRIVATE KEY-----\n", "/etc/ssl/c.pem": "-----BEGIN CERTIFICATE-----\n",
                "/etc/ssl/both.pem": "-----BEGIN PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n",
            ], under: "/etc/postfix")
        #expect(
            uses.map { "\($0.certificate) \($0.key ?? "-") \($0.listeners.map { "\($0.port)" }.joined())" } == [
                "/etc/ssl/mail/cert.pem /etc/ssl/mail/key.pem 25", "/etc/ssl/c.pem /etc/ssl/k.pem 465",
                "/etc/ssl/both.pem - 465", "/etc/ssl/mail/cert.pem /etc/ssl/mail/key.pem ",
            ])
        #expect(uses.map(\.listeners.first?.starttls) == [.smtp, nil, nil, nil])
        #expect(uses.first?.names == ["mail.shop.example"])
        #expect(uses.first?.line.text == "smtpd_tls_cert_file = $tls/cert.pem")
        #expect(uses[1].line.place == "/etc/postfix/master.cf:3")
    }

    @Test("Dovecot: old and new spelling, names, ports")
    func dovecot() {
        let files = [
            "/etc/dovecot/dovecot.conf": "protocols = imap\n!include conf.d/*.conf\n",
            "/etc/dovecot/conf.d/10-ssl.conf": """
            ssl = required
            ssl_cert = </etc/ssl/mail.pem
            ssl_key = < /etc/ssl/mail.key
            local_name imap.shop.example {
              ssl_server_cert_file = /etc/ssl/shop.pem
            }
            """,
            "/etc/dovecot/conf.d/10-master.conf":
                "service imap-login {\n inet_listener imap {\n  port = 0\n }\n inet_listener imaps {\n port = 9993\n }\n}\n",
        ]
        let uses = Self.uses(files, under: "/etc/dovecot")
        #expect(
            uses.map { "\($0.certificate) \($0.key ?? "-") \($0.names)" } == [
                "/etc/ssl/mail.pem /etc/ssl/mail.key []",
                "/etc/ssl/shop.pem /etc/ssl/mail.key [\"imap.shop.example\"]",
            ])
        #expect(uses.first?.listeners == [.init(nil, 9993)])
        var off = files
        off["/etc/dovecot/dovecot.conf"]? += "ssl = no\n"
        #expect(Self.uses(off, under: "/etc/dovecot").isEmpty)
    }

    private static func uses(_ files: [String: String], under folder: String) -> [CertificateUse] {
        ServerConfigurationSearch(files: FakeFiles(files).files).configurations(under: folder).uses
    }
}
