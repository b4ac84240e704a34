import Checks
import HTTPWire
import Peers
import Testing
import UpkeepCore

/// What an operator reads, once, in one sentence: whom it was with stands in it once.
struct SentenceTests {
    @Test(
        "each peer that lies has its own sentence",
        arguments: [
            (
                HostileScript.silentAfterRequest, "http", "http.reachable",
                "`E` took the request but did not answer in time"
            ),
            (
                .silent, "https", "tls.handshake",
                "`E` accepted the connection but did not finish the TLS handshake in time"
            ),
            (
                .closeAfterRequest, "http", "http.reachable",
                "`E` closed the connection without an answer: not one byte came"
            ),
            (.closeAfterRequest, "https", "tls.handshake", "`E` closed the connection during the TLS handshake"),
            (.resetAfterRequest, "http", "http.reachable", "`E` reset the connection instead of answering to the end"),
            (.resetAfterRequest, "https", "tls.handshake", "`E` reset the connection during the TLS handshake"),
            (.plainHTTP, "https", "tls.handshake", "`E` speaks, but not TLS: it answers in plain HTTP"),
            (
                .tlsAlert, "http", "http.reachable",
                "what `E` sends is not an HTTP answer: the peer speaks TLS, not plain HTTP"
            ),
            (
                .truncatedBody, "http", "http.reachable",
                "the answer from `E` breaks off: the body ended after 10 of 1000 bytes"
            ),
            (
                .truncatedHeader, "http", "http.reachable",
                "`E` closed the connection without an answer: the connection ended within the answer's head, after 27 bytes"
            ),
            (
                .lengthNotANumber, "http", "http.reachable",
                "what `E` sends is not an HTTP answer: Content-Length is not a number of bytes: `many`"
            ),
            (
                .header(bytes: 1_000_000), "http", "http.reachable",
                "the answer from `E` is larger than anyone should accept: the answer's head is larger than 262144 bytes"
            ),
            (
                .redirect(to: "file:///etc/passwd"), "http", "http.redirect",
                "the redirect leads to a file on the visitor's own machine, `file:///etc/passwd`: browsers refuse that"
            ),
            (
                .redirect(to: "http://gone.invalid/"), "http", "dns.resolve",
                "`gone.invalid` gives no address (no resolver) at the redirect to `http://gone.invalid/`"
            ),
        ])
    func sentences(script: HostileScript, scheme: String, check: String, summary: String) async throws {
        try await withHostileServer(script) { server in
            let site = try Watcher.site("\(scheme)://127.0.0.1:\(server.port)/") {
                $0.budget.ttfb = .milliseconds(300)
                $0.budget.tls = .milliseconds(300)
            }
            let finding = await Watcher().finding(check, of: site)
            #expect(finding?.summary == summary.replacing("`E`", with: "`127.0.0.1:\(server.port)`"))
            #expect(finding?.status == (summary.contains("(no resolver)") ? .unknown : .critical))
            #expect(finding?.remedy?.isEmpty == false)
        }
    }

    @Test("refused and dropped connections")
    func connecting() async throws {
        let port = try Ports.free()
        let refused = await Watcher().finding("tcp.reachable", of: try Watcher.site("http://127.0.0.1:\(port)/"))
        #expect(
            refused?.summary
                == "`127.0.0.1:\(port)` refused the connection: the machine is there, but nothing listens at that port")
        try await withBlackHole { port in
            let site = try Watcher.site("http://127.0.0.1:\(port)/") { $0.budget.connect = .milliseconds(300) }
            let dropped = await Watcher().finding("tcp.reachable", of: site)
            #expect(
                dropped?.summary
                    == "`127.0.0.1:\(port)` did not answer in time: the machine is off, or packets are dropped on the way"
            )
        }
    }

    @Test("a loop and a chain that is too long")
    func redirects() async throws {
        let script = HostileScript.redirect(to: "/next")
        try await withHostileServer(script) { server in
            let loop = await Watcher().finding(
                "http.redirect", of: try Watcher.site("http://127.0.0.1:\(server.port)/"))
            #expect(loop?.summary == "the redirects go in a circle, back to `/next`")
            let short = try Watcher.site("http://127.0.0.1:\(server.port)/") { $0.redirects = .follow(limit: 0) }
            let tooLong = await Watcher().finding("http.redirect", of: short)
            #expect(
                tooLong?.summary
                    == "still redirected after 0 redirects: one more would lead to `http://127.0.0.1:\(server.port)/next`"
            )
        }
    }
}
