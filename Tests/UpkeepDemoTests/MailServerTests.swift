import Testing
import UpkeepDemo

/// The mail server, as `openssl` and a bare connection see it.
struct MailServerTests {
    @Test func startTLSShowsAGoodCertificate() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let session = try await Tool.run(
                "openssl",
                [
                    "s_client", "-starttls", "smtp", "-connect", "127.0.0.1:\(shop.site.mailPort)", "-CAfile",
                    visitor.caFile, "-servername", "mail.demo.test", "-verify_hostname", "mail.demo.test",
                    "-verify_return_error", "-quiet",
                ], input: "EHLO visitor.test\r\nSTARTTLS\r\nQUIT\r\n")
            #expect(session.status == 0, "\(session.errors)")
            #expect(session.output.contains("250-mail.demo.test\r\n"))
            #expect(session.output.contains("250 8BITMIME\r\n"))
            #expect(session.output.contains("503 5.5.1"))
            #expect(session.output.hasSuffix("221 2.0.0 bye\r\n"))
        }
    }

    @Test func plainDialogue() async throws {
        try await DemoShop.withShop { shop in
            let said = try await Bare.say(
                "EHLO me\r\nHELO\r\nNOOP\r\nMAIL FROM:<a@b>\r\nfrobnicate\r\nQUIT\r\nNOOP\r\n", to: shop.site.mailPort)
            #expect(
                said == """
                    220 mail.demo.test ESMTP demo shop\r
                    250-mail.demo.test\r
                    250-PIPELINING\r
                    250-SIZE 10240000\r
                    250-8BITMIME\r
                    250 STARTTLS\r
                    501 5.5.4 say who you are\r
                    250 2.0.0 ok\r
                    554 5.7.1 this is a demo, it takes no mail\r
                    500 5.5.2 no such command\r
                    221 2.0.0 bye\r

                    """)
        }
    }

    @Test(arguments: [
        (String(repeating: "a", count: 600), "500 5.5.2 line too long"),
        (String(repeating: "NOOP\r\n", count: 120), "421 4.7.0 mail.demo.test too many commands"),
        // RFC 3207: words sent ahead of TLS are forgotten, so nothing but the go-ahead comes.
        ("STARTTLS\r\nEHLO early\r\n", "220 2.0.0 ready to start TLS"),
    ])
    func pushyVisitors(input: String, lastLine: String) async throws {
        try await DemoShop.withShop { shop in
            let said = try await Bare.say(input, to: shop.site.mailPort)
            #expect(said.hasSuffix(lastLine + "\r\n"))
        }
    }
}
