import Checks
import HTTPWire
import Peers
import Testing

/// Bodies: whole, cut, huge, and wrapped up.
struct BodyTests {
    @Test("chunked and gzip bodies from nginx come out as a browser has them", arguments: [true, false])
    func compressed(http2: Bool) async throws {
        let page = String(repeating: "<p>the open shop</p>\n", count: 2_000)
        try await withTestCA { authority in
            let certificate = try await authority.issue(["shop.test"])
            let locations = "gzip on; gzip_min_length 1; gzip_types *; location / { }"
            try await withShop(
                locations, tls: certificate, http2: http2, files: ["html/index.html": page, "html/empty.html": ""]
            ) { shop in
                let visitor = Visitor(trusting: authority)
                let seen = try await visitor.look(at: "https://shop.test:\(shop.port)/")
                #expect(seen.failure == nil)
                #expect(seen.answer?.headers["content-encoding"] == "gzip")
                #expect(seen.text == page)
                #expect(seen.answer?.bodyEnd == .complete)
                #expect(seen.answer.map { $0.encodedLength < $0.body.count / 10 } == true)
                let plain = try await visitor.look(at: "https://shop.test:\(shop.port)/") {
                    $0.headers = [.init("Accept-Encoding", "identity")]
                }
                #expect(plain.text == page)
                #expect(plain.answer?.encodedLength == page.utf8.count)
                let empty = try await visitor.look(at: "https://shop.test:\(shop.port)/empty.html")
                #expect(empty.failure == nil)
                #expect(empty.answer?.bodyEnd == .complete)
                #expect(empty.answer?.body == [])
            }
        }
    }

    @Test(
        "unbounded bodies: reading stops at the cap, early, and what came is kept",
        arguments: [
            HostileScript.hugeBody, .endlessChunks,
            .answer("HTTP/1.0 200 OK\r\n\r\n" + String(repeating: "a", count: 1 << 20)),
        ])
    func capped(script: HostileScript) async throws {
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/") { $0.bodyLimit = 300_000 }
            #expect(seen.failure == nil)
            #expect(seen.answer?.bodyEnd == .capped)
            #expect(seen.answer?.body.count == 300_000)
            // What one read brings beyond the cap, and no more.
            #expect(seen.answer.map { $0.encodedLength < 1 << 21 } == true)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("a body of exactly the cap is whole")
    func exactly() async throws {
        let script = HostileScript.answer(
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + String(repeating: "a", count: 1000))
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/") { $0.bodyLimit = 1000 }
            #expect(seen.failure == nil)
            #expect(seen.answer?.bodyEnd == .complete)
            #expect(seen.answer?.body.count == 1000)
        }
    }

    @Test("gzip bombs: decoded bytes and ratio are capped")
    func bomb() async throws {
        try await withHostileServer(.gzipBomb(megabytes: 64)) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure?.layer == .content)
            #expect(seen.failure?.kind == .tooLarge)
            #expect(seen.answer?.status == 200)
            #expect(seen.answer.map { $0.body.count <= 2 << 20 } == true)
            #expect(server.accepted == 1)
        }
    }

    @Test("double encodings are undone, unsupported `br` is kept as it came and told")
    func codings() async throws {
        try await withTemporaryDirectory { directory in
            let file = directory.file("twice")
            try await mustRun(Invocation("sh", ["-c", "printf open | gzip | gzip > \"$0\"", file]))
            let body = try directory.bytes("twice")
            let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\nContent-Length: \(body.count)\r\n\r\n"
            try await withHostileServer(HostileScript([.readRequest, .send(Array(head.utf8) + body)])) { server in
                let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
                #expect(seen.failure == nil)
                #expect(seen.text == "open")
            }
        }
        try await withHostileServer(.answer("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\nabc"))
        { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure == nil)
            #expect(seen.text == "abc")
            #expect(seen.answer?.codingProblem == "the body is encoded as `br`, which nobody asked for")
            #expect(seen.answer?.notes == [])
            #expect(
                String(decoding: server.received.first ?? [], as: UTF8.self).contains(
                    "Accept-Encoding: gzip, deflate\r\n"))
        }
    }

    @Test("a body that is not what its Content-Encoding says fails at the layer content")
    func undecodable() async throws {
        let script = HostileScript.answer(
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot a zip")
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure?.layer == .content)
            #expect(seen.failure?.kind == .malformed)
            #expect(seen.answer?.status == 200)
        }
    }

    @Test(
        "truncation: framing that is not complete is a failure that says what is missing",
        arguments: [
            (HostileScript.truncatedBody, "the body ended after 10 of 1000 bytes"),
            (.truncatedChunk, "the body ended within a chunk after 10 bytes: 246 of the chunk are missing"),
            (.missingLastChunk, "the body ended after 10 bytes: the last chunk is missing"),
        ])
    func truncated(script: HostileScript, detail: String) async throws {
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure == ProbeFailure(.http, .closed, phase: .transfer, detail))
            #expect(seen.text == "0123456789")
            #expect(seen.answer?.bodyEnd == .incomplete)
        }
    }

    @Test("an HTTP/1.0 answer ends with its connection, and that is a whole answer")
    func untilClose() async throws {
        try await withHostileServer(.answer("HTTP/1.0 200 OK\r\n\r\nopen")) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure == nil)
            #expect(seen.answer?.bodyEnd == .untilClose)
            #expect(seen.text == "open")
        }
    }

    @Test(
        "EOF without close_notify: fine with complete framing, noted when the end of the connection is the end",
        arguments: [("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nopen", 0), ("HTTP/1.0 200 OK\r\n\r\nopen", 1)])
    func uncleanEnd(answer: String, notes: Int) async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["shop.test"])
            var seen: HTTPObservation?
            // The server is killed once it should have passed the answer on; a busy machine gets some tries.
            for attempt in 1...5 where seen?.failure != nil || seen == nil {
                let port = try Ports.free()
                try await withOpenSSLServer(port: port, certificate: certificate) { server in
                    async let look = Visitor(trusting: authority).look(at: "https://shop.test:\(port)/")
                    while !server.log.contains("GET / HTTP/1.1") { try await Task.sleep(for: .milliseconds(5)) }
                    try server.send(Array(answer.utf8))
                    try await Task.sleep(for: .milliseconds(100 * attempt))
                    server.stop()
                    seen = try await look
                }
            }
            #expect(seen?.failure == nil)
            #expect(seen?.text == "open")
            #expect(seen?.answer?.notes.count == notes)
        }
    }

    @Test("ttfb and transfer are separate: a late body counts as transfer, a late head as ttfb")
    func separatePhases() async throws {
        let pause = Duration.milliseconds(150)
        let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n".utf8)
        let lateBody = HostileScript([.readRequest, .send(head), .pause(pause), .send(Array("open".utf8))])
        let lateHead = HostileScript([.readRequest, .pause(pause), .send(head + Array("open".utf8))])
        for (script, slow, quick) in [(lateBody, ProbePhase.transfer, ProbePhase.ttfb), (lateHead, .ttfb, .transfer)] {
            try await withHostileServer(script) { server in
                var phases = PhaseTimings()
                // A busy machine may hold up either side, so it gets some tries; a wrong phase never gets it right.
                for _ in 0..<20 {
                    let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
                    #expect(seen.failure == nil)
                    phases = try #require(seen.hops.first?.phases)
                    #expect(phases.total <= seen.elapsed)
                    #expect(phases[.tls] == nil && phases[.dns] == nil)
                    if let late = phases[slow], let early = phases[quick], late > early * 2 { return }
                }
                Issue.record("\(slow) is not where the time went: \(phases)")
            }
        }
    }
}
