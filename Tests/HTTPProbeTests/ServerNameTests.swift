import Checks
import HTTPWire
import Peers
import Testing

/// Address, SNI and Host are three separate things.
struct ServerNameTests {
    @Test(
        "IP literal in SNI: none is sent, and the certificate must name the address",
        arguments: [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
    func literal(address: String, host: String) async throws {
        try await withTestCA { authority in
            let right = try await authority.issue([address])
            try await withShop("", tls: right, listen: host) { shop in
                let seen = try await Visitor(trusting: authority).look(
                    at: "https://\(host):\(shop.port)/sentinel", on: address)
                #expect(seen.failure == nil)
                #expect(seen.tls?.serverName == nil)
                #expect(seen.tls?.expectedName == address)
                #expect(seen.answer?.status == 200)
                #expect(try await shop.firstRequest().contains("sni=- "))
            }
            let wrong = try await authority.issue(["shop.test"])
            try await withShop("", tls: wrong, listen: host) { shop in
                let seen = try await Visitor(trusting: authority).look(at: "https://\(host):\(shop.port)/", on: address)
                #expect(seen.failure?.kind == .untrusted)
                #expect(seen.failure?.detail == "the certificate is not for `\(address)`, so nothing was sent")
            }
        }
    }

    @Test("direct-IP probe with wrong SNI: the URL's name goes into SNI and Host although the address was given")
    func directAddress() async throws {
        try await withTestCA { authority in
            try await withShop("", tls: authority.issue(["shop.test"])) { shop in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(shop.port)/sentinel")
                #expect(seen.failure == nil)
                #expect(try await shop.firstRequest().contains("host=shop.test:\(shop.port) sni=shop.test "))
            }
        }
    }

    @Test("SNI and Host can be set apart from the address and from each other")
    func overrides() async throws {
        try await withTestCA { authority in
            try await withShop("", tls: authority.issue(["inside.test"]), http2: false) { shop in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(shop.port)/sentinel") {
                    $0.tls.serverName = "inside.test"
                    $0.host = "outside.test"
                }
                #expect(seen.failure == nil)
                #expect(seen.tls?.serverName == "inside.test")
                #expect(try await shop.firstRequest().contains("host=outside.test sni=inside.test "))
            }
        }
    }

    @Test("a trailing dot stays in Host and is kept out of SNI and the certificate's name")
    func trailingDot() async throws {
        try await withTestCA { authority in
            try await withShop("", tls: authority.issue(["shop.test"]), http2: false) { shop in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test.:\(shop.port)/sentinel")
                #expect(seen.failure == nil)
                #expect(seen.tls?.serverName == "shop.test")
                #expect(try await shop.firstRequest().contains("host=shop.test.:\(shop.port) sni=shop.test "))
            }
        }
    }

    @Test("an IDN name is sent as A-labels")
    func internationalName() async throws {
        try await withTestCA { authority in
            try await withShop("", tls: authority.issue(["xn--bcher-kva.test"]), http2: false) { shop in
                let seen = try await Visitor(trusting: authority).look(at: "https://bücher.test:\(shop.port)/sentinel")
                #expect(seen.failure == nil)
                let expected = "host=xn--bcher-kva.test:\(shop.port) sni=xn--bcher-kva.test "
                #expect(try await shop.firstRequest().contains(expected))
            }
        }
    }

    @Test("the client certificate is shown to the site and to nobody it redirects to")
    func clientCertificate() async throws {
        try await withTestCA { authority in
            let own = try await authority.issue(["visitor.test"])
            let site = try await authority.issue(["shop.test", "other.test"])
            let demand = "ssl_client_certificate \(authority.certificateFile); ssl_verify_client optional;"
            let echo = "location / { return 200 '$ssl_client_verify $ssl_client_s_dn'; }"
            try await withShop(echo, tls: site, options: demand) { other in
                let hop = "\(echo) location = /away { return 302 https://other.test:\(other.port)/; }"
                try await withShop(hop, tls: site, options: demand) { shop in
                    let visitor = Visitor(trusting: authority, names: ["other.test": ["127.0.0.1"]])
                    for (path, expected) in [("", "SUCCESS CN=visitor.test"), ("away", "NONE ")] {
                        let seen = try await visitor.look(at: "https://shop.test:\(shop.port)/\(path)") {
                            $0.tls.clientCertificate = own.certificateFile
                            $0.tls.clientKey = own.keyFile
                        }
                        #expect(seen.failure == nil)
                        #expect(seen.text == expected)
                    }
                }
            }
        }
    }

    @Test("a client certificate that cannot be read is this machine's fault, and nothing is sent")
    func missingClientCertificate() async throws {
        try await withHostileServer(.silent) { server in
            let seen = try await Visitor().look(at: "https://shop.test:\(server.port)/") {
                $0.tls.clientCertificate = "/nonexistent/client.pem"
            }
            #expect(seen.failure?.layer == .tls)
            #expect(seen.failure?.kind == .local)
            #expect(seen.failure?.detail.contains("/nonexistent/client.pem") == true)
        }
    }

    @Test("a server that demands a client certificate says so, at the layer tls")
    func certificateRequired() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let options = ["-www", "-Verify", "1", "-verify_return_error"]
            try await withOpenSSLServer(port: port, certificate: authority.issue(["shop.test"]), options: options) {
                _ in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(port)/")
                #expect(
                    seen.failure
                        == ProbeFailure(
                            .tls, .handshake, phase: .tls,
                            "it demands a client certificate (alert `certificate required`)"))
            }
        }
    }
}

extension Shop {
    /// The first line of the access log, once it is there.
    fileprivate func firstRequest() async throws -> String {
        while true {
            let lines = nginx.file("access.log").split(separator: "\n", omittingEmptySubsequences: false)
            if lines.count > 1 { return String(lines[0]) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}
