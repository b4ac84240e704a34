import Checks
import HTTPWire
import Peers
import Testing

/// HTTP/2 peers that break off, flood, or lie about their lengths.
struct HostileHTTP2Tests {
    typealias Script = HostileScript

    @Test(
        "GOAWAY and RST_STREAM instead of an answer are told apart, with their codes",
        arguments: [
            (Script.goAway(code: 0xb, debug: "too busy"), "HTTP/2 GOAWAY came with ENHANCE_YOUR_CALM: `too busy`"),
            (.goAway(code: 0), "HTTP/2 GOAWAY came with NO_ERROR"),
            (.goAway(code: 0xd, last: 1), "HTTP/2 GOAWAY came with HTTP_1_1_REQUIRED"),
            (.resetStream(code: 2), "the HTTP/2 stream was reset with INTERNAL_ERROR"),
            (.resetStream(code: 7), "the HTTP/2 stream was reset with REFUSED_STREAM"),
            (.resetStream(code: 0x77), "the HTTP/2 stream was reset with error code 119"),
        ])
    func brokenOff(script: HostileScript, detail: String) async throws {
        try await look(script) { seen, server in
            #expect(seen.failure == ProbeFailure(.http, .rejected, phase: .ttfb, detail))
            #expect(seen.answer == nil)
            #expect(server.accepted == 1)
            #expect(server.received.count == 1)
        }
    }

    @Test("RST_STREAM within the body: the answer breaks off, and says how far it got")
    func resetInBody() async throws {
        try await look(.resetStream(code: 2, afterBody: 5)) { seen, _ in
            #expect(
                seen.failure
                    == ProbeFailure(
                        .http, .closed, phase: .transfer,
                        "the HTTP/2 stream was reset with INTERNAL_ERROR (status 200, 5 body bytes so far)"))
            #expect(seen.text == "aaaaa")
            #expect(seen.answer?.bodyEnd == .incomplete)
        }
    }

    @Test(
        "floods end at once or at the deadline, never later, and are called what they are",
        arguments: [
            Script.http2Flood(Script.frame(.settings)),
            .http2Flood(Script.frame(.ping, [1, 2, 3, 4, 5, 6, 7, 8])),
            .http2Flood(Script.frame(.priority, stream: 3, [0, 0, 0, 0, 1])),
            .http2Flood(Script.frame(.data, stream: 1), after: Script.http2OK),
            .http2Flood(Script.frame(.resetStream, stream: 1, [0, 0, 0, 2])),
            .http2Flood(Script.frame(.windowUpdate, stream: 1, [0, 0, 0, 1])),
            .http2Flood(
                Script.frame(.continuation, stream: 1, [0x88]), after: Script.frame(.headers, stream: 1, [0x88])),
        ])
    func floods(script: HostileScript) async throws {
        try await look(script) { seen, _ in
            #expect(seen.failure?.layer == .http)
            #expect(
                [.tooLarge, .malformed, .rejected].contains(seen.failure?.kind), "\(String(describing: seen.failure))")
        }
    }

    @Test("1xx floods: more than 16 are too many")
    func informationalFlood() async throws {
        try await look(.http2Flood(Script.frame(.headers, flags: 0x4, stream: 1, [0x08, 0x03, 0x31, 0x30, 0x33]))) {
            seen, _ in
            #expect(
                seen.failure
                    == ProbeFailure(.http, .tooLarge, phase: .ttfb, "more than 16 answers with a 1xx status came"))
        }
    }

    @Test("1xx/103, trailers: early hints come first and trailers last over HTTP/2 too")
    func hintsAndTrailers() async throws {
        let hints = Script.frame(.headers, flags: 0x4, stream: 1, [0x08, 0x03, 0x31, 0x30, 0x33])
        let trailers = Script.frame(.headers, flags: 0x5, stream: 1, [0x00, 0x03] + Array("x-a".utf8) + [0x01, 0x62])
        let answer = hints + Script.http2OK + Script.frame(.data, stream: 1, Array("open".utf8)) + trailers
        try await look(HostileScript(Script.http2Opening + [.send(answer), .hold])) { seen, _ in
            #expect(seen.failure == nil)
            #expect(seen.answer?.informational == [103])
            #expect(seen.answer?.trailers["x-a"] == "b")
            #expect(seen.text == "open")
        }
    }

    @Test("settings that come before the certificate has been judged are not lost")
    func earlySettings() async throws {
        let answer = Script.http2OK + Script.frame(.data, flags: 1, stream: 1, Array("open".utf8))
        let script = HostileScript([.send(Script.frame(.settings)), .readHTTP2Request, .send(answer), .hold])
        try await look(script) { seen, _ in
            #expect(seen.failure == nil)
            #expect(seen.text == "open")
        }
    }

    @Test("a Content-Length that the body does not keep", arguments: [("9", "4"), ("2", "4")])
    func wrongLength(promised: String, sent: String) async throws {
        // Literal without indexing, name 28 of the static table: content-length (RFC 7541 section 6.2.2 and appendix A).
        let head = Script.frame(
            .headers, flags: 0x4, stream: 1, [0x88, 0x0f, 0x0d, UInt8(promised.utf8.count)] + Array(promised.utf8))
        let answer = head + Script.frame(.data, flags: 1, stream: 1, Array("open".utf8))
        try await look(HostileScript(Script.http2Opening + [.send(answer), .hold])) { seen, _ in
            #expect(
                seen.failure
                    == ProbeFailure(
                        .http, promised == "9" ? .closed : .malformed, phase: .transfer,
                        "Content-Length says \(promised) body bytes, and \(sent) came"))
        }
    }

    @Test(
        "what is not HTTP/2 although it was agreed on",
        arguments: ["HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "SSH-2.0-x\r\n"])
    func otherProtocol(words: String) async throws {
        try await look(HostileScript([.readHTTP2Request, .send(Array(words.utf8)), .hold])) { seen, _ in
            #expect(seen.failure?.layer == .http)
            #expect(seen.failure?.kind == .malformed)
            #expect(seen.failure?.detail.hasPrefix("HTTP/2 was agreed on, and its rules are broken: ") == true)
        }
    }

    @Test(
        "a connection that ends without an answer",
        arguments: [
            HostileScript([.readHTTP2Request]), HostileScript(Script.http2Opening), HostileScript([]),
        ])
    func ends(script: HostileScript) async throws {
        try await look(script) { seen, _ in
            #expect(seen.failure == ProbeFailure(.http, .rejected, phase: .ttfb, "not one byte came"))
        }
    }

    @Test("unbounded bodies: reading stops at the cap over HTTP/2 too")
    func capped() async throws {
        let block = Script.frame(.data, stream: 1, [UInt8](repeating: 0x61, count: 16_000))
        let script = HostileScript(Script.http2Opening + [.send(Script.http2OK), .pour(block, total: nil)])
        try await look(script) { seen, _ in
            #expect(seen.failure == nil)
            #expect(seen.answer?.bodyEnd == .capped)
            #expect(seen.answer?.body.count == 2 << 20)
        }
    }

    private func look(
        _ script: HostileScript, _ body: (HTTPObservation, HostileServer) async throws -> Void
    ) async throws {
        try await withTestCA { authority in
            try await withTLSFront(authority.issue(["shop.test"]), protocols: "h2", script) { port, server in
                let seen = try await Visitor(trusting: authority).look(at: "https://shop.test:\(port)/") {
                    $0.budget.total = .seconds(20)
                }
                #expect(seen.tls?.alpn == "h2")
                try await body(seen, server)
                #expect(try await OpenConnections.remaining(toPort: port) == 0)
            }
        }
    }
}
