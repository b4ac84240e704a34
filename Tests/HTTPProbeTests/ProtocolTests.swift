import Checks
import HTTPWire
import Peers
import Testing

/// What is agreed on, and what each protocol carries.
struct ProtocolTests {
    @Test(
        "HTTP/2 silently off: the protocol agreed by ALPN is recorded, and can be forced",
        arguments: [
            (nil, true, "h2", "HTTP/2"), ("http/1.1", true, "http/1.1", "HTTP/1.1"),
            (nil, false, "http/1.1", "HTTP/1.1"),
            ("h2", true, "h2", "HTTP/2"), ("h2", false, "http/1.1", "HTTP/1.1"),
        ] as [(String?, Bool, String, String)])
    func agreed(wanted: String?, offered: Bool, alpn: String, version: String) async throws {
        try await withTestCA { authority in
            let page = "location / { return 200 'over $server_protocol'; }"
            try await withShop(page, tls: authority.issue(["shop.test"]), http2: offered) { shop in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(shop.port)/") {
                    $0.expect.httpVersion = wanted
                }
                #expect(seen.failure == nil)
                #expect(seen.tls?.alpn == alpn)
                #expect(seen.answer?.version == version)
                #expect(seen.text == (version == "HTTP/2" ? "over HTTP/2.0" : "over HTTP/1.1"))
            }
        }
    }

    @Test("an h2-only peer, and its trailers")
    func h2Only() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["shop.test"])
            try await withNghttpd(
                port: port, certificate: certificate, documents: ["index.html": "<h1>two</h1>"],
                options: ["--trailer=x-sum: 17"]
            ) { _ in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(port)/")
                #expect(seen.failure == nil)
                #expect(seen.text == "<h1>two</h1>")
                #expect(seen.tls?.alpn == "h2")
                #expect(seen.answer?.trailers["x-sum"] == "17")
                #expect(seen.answer?.bodyEnd == .complete)
            }
        }
    }

    @Test("an HTTP/2 peer that does not know the page answers 404, with its body")
    func h2NotFound() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["shop.test"])
            try await withNghttpd(port: port, certificate: certificate, documents: [:]) { _ in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(port)/none")
                #expect(seen.failure == nil)
                #expect(seen.answer?.status == 404)
            }
        }
    }

    @Test("1xx/103, trailers: 1xx is skipped and noted, chunked trailers are kept")
    func informational() async throws {
        let script = HostileScript.answer(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 17\r\n\r\n")
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure == nil)
            #expect(seen.answer?.status == 200)
            #expect(seen.answer?.informational == [100, 103])
            #expect(seen.answer?.headers["link"] == nil)
            #expect(seen.answer?.trailers["x-sum"] == "17")
            #expect(seen.text == "ok")
        }
    }

    @Test("a server without ALPN is spoken to in HTTP/1.1", arguments: ["-tls1_2", "-tls1_3"])
    func withoutALPN(version: String) async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let options = ["-www", version]
            try await withOpenSSLServer(port: port, certificate: authority.issue(["shop.test"]), options: options) {
                _ in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(port)/")
                #expect(seen.failure == nil)
                #expect(seen.tls?.alpn == nil)
                #expect(seen.tls?.version == (version == "-tls1_2" ? "TLSv1.2" : "TLSv1.3"))
                #expect(seen.answer?.status == 200)
                #expect(seen.text.contains("s_server"))
            }
        }
    }

    @Test("a server that speaks TLS 1.1 at most is named as such", arguments: ["-tls1_1", "-tls1"])
    func oldTLS(version: String) async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let options = ["-www", version, "-cipher", "ALL:@SECLEVEL=0"]
            try await withOpenSSLServer(port: port, certificate: authority.issue(["shop.test"]), options: options) {
                _ in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(port)/")
                #expect(
                    seen.failure
                        == ProbeFailure(
                            .tls, .handshake, phase: .tls,
                            "it accepts neither TLS 1.2 nor TLS 1.3 (alert `protocol version`)"))
            }
        }
    }

    @Test("HEAD, POST with a body, and status 500 over both protocols", arguments: [true, false])
    func methods(http2: Bool) async throws {
        try await withTestCA { authority in
            let locations = """
                location = /broken { return 500 'oops'; }
                location = /form { proxy_pass http://127.0.0.1:$server_port/echo; }
                location / { return 200 '$request_method $content_length'; }
                """
            try await withShop(locations, tls: authority.issue(["shop.test"]), http2: http2) { shop in
                let visitor = Visitor(trusting: authority)
                let head = try await visitor.look(at: "https://shop.test:\(shop.port)/") { $0.method = "HEAD" }
                #expect(head.failure == nil)
                #expect(head.answer?.bodyEnd == HTTPAnswerObservation.BodyEnd.none)
                #expect(head.answer?.body == [])
                #expect(head.answer?.headers["content-length"] == "5")
                let post = try await visitor.look(at: "https://shop.test:\(shop.port)/") {
                    $0.method = "POST"
                    $0.body = [UInt8](repeating: 0x61, count: 100_000)
                }
                #expect(post.failure == nil)
                #expect(post.text == "POST 100000")
                let broken = try await visitor.look(at: "https://shop.test:\(shop.port)/broken")
                #expect(broken.failure == nil)
                #expect(broken.answer?.status == 500)
                #expect(broken.text == "oops")
            }
        }
    }

    @Test("haproxy without a back end answers 503, and its rate limit 429")
    func haproxy() async throws {
        let ports = try Ports.free(2)
        let nobody = try Ports.free()
        let sections = """
            frontend shop
                bind 127.0.0.1:\(ports[0])
                default_backend none
            backend none
                server one 127.0.0.1:\(nobody)
            frontend limited
                bind 127.0.0.1:\(ports[1])
                http-request return status 429 content-type text/plain string "slow down" hdr Retry-After 30
            """
        try await withHAProxy(sections, ports: ports) { _ in
            let down = try await Visitor().look(at: "http://shop.test:\(ports[0])/")
            #expect(down.failure == nil)
            #expect(down.answer?.status == 503)
            #expect(down.text.contains("No server is available"))
            let limited = try await Visitor().look(at: "http://shop.test:\(ports[1])/")
            #expect(limited.failure == nil)
            #expect(limited.answer?.status == 429)
            #expect(limited.answer?.headers["retry-after"] == "30")
        }
    }

    @Test("plain HTTP on a TLS port")
    func plainOnTLS() async throws {
        try await withShop("location / { return 200; }") { shop in
            let seen = try await Visitor().look(at: "https://shop.test:\(shop.port)/")
            #expect(seen.failure == ProbeFailure(.tls, .notTLS, phase: .tls, "it answers in plain HTTP"))
            #expect(seen.tls == nil)
        }
    }

    @Test(
        "another protocol on a TLS port",
        arguments: [
            ("220 mail.test ESMTP\r\n", "it answers `220 mail.test ESMTP`"),
            ("\u{1}\u{2}\u{3}", "it answers with bytes that are no TLS record"),
        ])
    func otherOnTLS(banner: String, detail: String) async throws {
        try await withHostileServer(.banner(banner)) { server in
            let seen = try await Visitor().look(at: "https://shop.test:\(server.port)/") {
                // Three bytes are no whole record, so TLS waits for more.
                if banner.utf8.count == 3 { $0.budget.tls = .seconds(1) }
            }
            #expect(seen.failure == ProbeFailure(.tls, .notTLS, phase: .tls, detail))
        }
    }

    @Test("TLS on a plain port: nginx says 400, a bare TLS server sends an alert")
    func tlsOnPlain() async throws {
        try await withTestCA { authority in
            try await withShop("", tls: authority.issue(["shop.test"])) { shop in
                let seen = try await Visitor().look(at: "http://shop.test:\(shop.port)/")
                #expect(seen.failure == nil)
                #expect(seen.answer?.status == 400)
                #expect(seen.text.contains("plain HTTP request was sent to HTTPS port"))
            }
        }
        try await withHostileServer(.tlsAlert) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(
                seen.failure == ProbeFailure(.http, .malformed, phase: .ttfb, "the peer speaks TLS, not plain HTTP"))
        }
    }

    @Test("a peer that greets before it is asked is recognised by its words")
    func greetsFirst() async throws {
        try await withHostileServer(.banner("SSH-2.0-OpenSSH_9.2\r\n")) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(
                seen.failure
                    == ProbeFailure(
                        .http, .malformed, phase: .ttfb, "an SSH server answers: `SSH-2.0-OpenSSH_9.2\\r\\n`"))
        }
    }
}
