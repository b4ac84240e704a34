import Checks
import HTTPWire
import Peers
import Testing

/// Peers that lie: each has its own layer, kind and sentence, and ends in time.
struct HostilePeerTests {
    @Test(
        "what is not an answer is called what it is",
        arguments: [
            (HostileScript.closeAtOnce, ProbeFailure.Kind.rejected, ProbePhase.ttfb, "not one byte came"),
            (.closeAfterRequest, .rejected, .ttfb, "not one byte came"),
            (.truncatedHeader, .closed, .ttfb, "the connection ended within the answer's head, after 27 bytes"),
            (
                .garbageBeforeStatus, .malformed, .ttfb,
                "the answer does not begin with a status line but with `\\x00\\x01%%%garbage\\r\\n`"
            ),
            (.lengthNotANumber, .malformed, .ttfb, "Content-Length is not a number of bytes: `many`"),
            (.lengthNegative, .malformed, .ttfb, "Content-Length is not a number of bytes: `-2`"),
            (.lengthsDisagree, .malformed, .ttfb, "Content-Length is both 2 and 3"),
            (.header(bytes: 1_000_000), .tooLarge, .ttfb, "the answer's head is larger than 262144 bytes"),
            (.headers(count: 5_000), .tooLarge, .ttfb, "the answer has more than 1000 header fields"),
            (
                .answer(String(repeating: "HTTP/1.1 103 Early Hints\r\n\r\n", count: 1000)), .tooLarge, .ttfb,
                "more than 16 answers with a 1xx status came"
            ),
            (
                .answer("HTTP/1.1 103 Early Hints\r\n\r\n"), .closed, .ttfb,
                "the connection ended after status 103, before the answer"
            ),
            (
                .answer("PRI * HTTP/2.0\r\n\r\n"), .malformed, .ttfb,
                "the peer speaks HTTP/2 although nothing was agreed"
            ),
        ] as [(HostileScript, ProbeFailure.Kind, ProbePhase, String)])
    func named(script: HostileScript, kind: ProbeFailure.Kind, phase: ProbePhase, detail: String) async throws {
        try await withHostileServer(script) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure == ProbeFailure(.http, kind, phase: phase, detail))
            #expect(seen.answer == nil)
            #expect(server.accepted == 1)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("a reset is a reset, in whichever phase it comes")
    func reset() async throws {
        try await withHostileServer(.resetAfterRequest) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(
                seen.failure
                    == ProbeFailure(.http, .reset, phase: .ttfb, "the connection was reset (no whole head yet)"))
        }
        let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nopen".utf8)
        var late: HTTPObservation?
        // A reset overtakes what was not read yet, so a busy machine gets some tries with longer and longer pauses.
        for attempt in 1...5 where late?.answer == nil {
            let script = HostileScript([.readRequest, .send(head), .pause(.milliseconds(200 * attempt)), .reset])
            try await withHostileServer(script) { server in
                late = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            }
        }
        #expect(
            late?.failure
                == ProbeFailure(
                    .http, .reset, phase: .transfer, "the connection was reset (status 200, 4 body bytes so far)"))
        #expect(late?.text == "open")
        try await withHostileServer(HostileScript([.readRequest, .reset])) { server in
            let seen = try await Visitor().look(at: "https://shop.test:\(server.port)/")
            #expect(seen.failure == ProbeFailure(.tls, .reset, phase: .tls, "the connection was reset"))
        }
    }

    @Test("a connection that is closed during the handshake is closed there, not refused")
    func closedInHandshake() async throws {
        try await withHostileServer(.closeAfterRequest) { server in
            let seen = try await Visitor().look(at: "https://shop.test:\(server.port)/")
            #expect(seen.failure == TLSClosed.failure)
            #expect(seen.hops.first?.phases[.connect] != nil)
            #expect(seen.tls == nil)
        }
    }

    @Test("a Content-Length that is too small ends the body there, with a note about the rest")
    func lengthTooSmall() async throws {
        try await withHostileServer(.lengthTooSmall) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure == nil)
            #expect(seen.text == "ok")
        }
    }

    @Test("Content-Length together with chunks is read as chunks, with a warning about smuggling")
    func lengthAndChunked() async throws {
        try await withHostileServer(.lengthAndChunked) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            #expect(seen.failure == nil)
            #expect(seen.text == "ok")
            #expect(seen.answer?.notes.contains { $0.contains("request smuggling") } == true)
        }
    }

    private enum TLSClosed {
        static let failure = ProbeFailure(
            .tls, .closed, phase: .tls, "the connection was closed during the TLS handshake")
    }
}
