import Testing
import UpkeepDemo

/// What the command layer is told about the shop.
struct DemoSiteTests {
    @Test func theConfigSaysWhatAnOperatorWouldWrite() async throws {
        let site = try await DemoShop.withShop { $0.site }
        let v6 = site.hasIPv6 ? #", "::1""# : ""
        #expect(
            site.configYAML(caFile: #"/tmp/"odd"/ca.pem"#, parts: DemoSite.Part.allCases, patience: .milliseconds(500))
                == #"""
                # the demo shop: names from its own name server, certificates from its own authority
                resolvers: ["\#(site.resolver)"]
                ca_file: "/tmp/\"odd\"/ca.pem"
                defaults:
                  timeouts: {dns: 500ms, connect: 500ms}
                sites:
                  - name: shop
                    url: https://shop.demo.test:\#(site.securePort)/
                    expect:
                      status: 200
                      contains: Add to basket
                      latency: {ttfb: 750ms}
                      addresses: ["127.0.0.1", "127.0.0.2"\#(v6)]
                      nameservers: [ns1.alpha.test, ns1.beta.test]
                  - name: http door
                    url: http://shop.demo.test:\#(site.plainPort)/
                    expect:
                      status: 200
                      final_url: https://shop.demo.test:\#(site.securePort)/
                  - name: mail
                    url: tcp://mail.demo.test:\#(site.mailPort)
                    dialogue:
                      - expect: '^220 '
                      - send: EHLO upkeep.demo.test
                      - expect: '^250 STARTTLS'
                      - send: STARTTLS
                      - expect: '^220 '
                      - starttls

                """#)
    }

    @Test func theConfigCanLeaveTrustToItsReader() async throws {
        let site = try await DemoShop.withShop { $0.site }
        #expect(!site.configYAML(caFile: nil).contains("ca_file"))
        #expect(site.configYAML(caFile: nil).contains("resolvers: [\"\(site.resolver)\"]\ndefaults:\n"))
    }

    @Test func theConfigLooksAtTheShopAloneUnlessTold() async throws {
        let site = try await DemoShop.withShop { $0.site }
        let config = site.configYAML(caFile: "ca.pem")
        #expect(config.contains("name: shop") && !config.contains("name: mail") && !config.contains("http door"))
    }

    @Test func certificatesAreDatedAsTold() async throws {
        try await DemoShop.withShop { shop in
            let visitor = try Visitor(shop)
            let session = try await Tool.run(
                "openssl",
                [
                    "s_client", "-connect", "127.0.0.1:\(shop.site.securePort)", "-servername", shop.site.name,
                    "-CAfile", visitor.caFile, "-alpn", "h2,http/1.1",
                ])
            #expect(session.output.contains("Verify return code: 0 (ok)"))
            #expect(session.output.contains("ALPN protocol: http/1.1"))
            let folder = try ScratchFolder()
            try folder.write(session.output, to: "leaf.pem")
            func openssl(_ arguments: String...) async throws -> Tool.Outcome {
                try await Tool.run("openssl", ["x509", "-in", folder.path("leaf.pem"), "-noout"] + arguments)
            }
            #expect(try await openssl("-checkend", "\(59 * 86_400)").status == 0)
            #expect(try await openssl("-checkend", "\(61 * 86_400)").status == 1)
            let names = try await openssl("-ext", "subjectAltName").output
            for name in ["shop.demo.test", "www.shop.demo.test"] { #expect(names.contains("DNS:\(name)")) }
        }
    }
}
