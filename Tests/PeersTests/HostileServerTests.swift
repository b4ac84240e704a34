import Peers
import Testing

@Suite("hostile servers")
struct HostileServerTests {
    /// What curl makes of each, by its exit code (curl(1), EXIT CODES).
    @Test(
        "curl sees each behaviour for what it is",
        arguments: [
            ("silent", HostileScript.silent, 28),
            ("silent after request", .silentAfterRequest, 28),
            ("close at once", .closeAtOnce, 52),
            ("close after request", .closeAfterRequest, 52),
            ("reset after request", .resetAfterRequest, 56),
            ("slow drip", .slowDrip(every: .milliseconds(5)), 28),
            ("slow header", .slowHeader(every: .milliseconds(5)), 28),
            ("endless chunks", .endlessChunks, 28),
            ("huge body", .hugeBody, 28),
            ("1 MB header", .header(bytes: 1_000_000), 27),
            ("truncated body", .truncatedBody, 18),
            ("truncated chunk", .truncatedChunk, 18),
            ("missing last chunk", .missingLastChunk, 18),
            ("garbage before status", .garbageBeforeStatus, 1),
            ("length not a number", .lengthNotANumber, 8),
            ("TLS alert on a plain port", .tlsAlert, 1),
            ("a proper answer", .answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), 0),
        ])
    func behaviours(name: String, script: HostileScript, code: Int32) async throws {
        try await withHostileServer(script) { server in
            let answer = try await curl(
                "--max-time", "1", "--output", "/dev/null", "http://127.0.0.1:\(server.port)/path")
            #expect(answer.status == .exited(code), "\(answer.standardError)")
            #expect(server.accepted == 1)
        }
    }

    @Test("a reset at once comes while connecting or just after")
    func resetAtOnce() async throws {
        try await withHostileServer(.resetAtOnce) { server in
            let answer = try await curl("http://127.0.0.1:\(server.port)/")
            #expect([.exited(7), .exited(56)].contains(answer.status), "\(answer.standardError)")
        }
    }

    @Test("plain HTTP on a TLS port is no TLS")
    func plainOnTLSPort() async throws {
        try await withHostileServer(.plainHTTP) { server in
            let answer = try await curl("https://127.0.0.1:\(server.port)/")
            #expect(answer.status == .exited(35), "curl's code for a failed TLS handshake")
            #expect(server.received.first?.first == 0x16, "a TLS greeting was read")
        }
    }

    @Test("accepts are counted and requests kept", arguments: ["127.0.0.1", "::1"])
    func counts(address: String) async throws {
        let script = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
        try await withHostileServer(script, address: address) { server in
            let host = address.contains(":") ? "[\(address)]" : address
            for _ in 0..<3 { _ = try await curl("http://\(host):\(server.port)/path") }
            #expect(server.accepted == 3)
            #expect(server.received.allSatisfy { $0.starts(with: "GET /path HTTP/1.1\r\n".utf8) })
            #expect(server.received.count == 3)
        }
    }

    @Test("a gzip bomb is small on the wire and large when unpacked")
    func bomb() async throws {
        try await withHostileServer(.gzipBomb(megabytes: 8)) { server in
            let url = "http://127.0.0.1:\(server.port)/"
            let packed = try await curl("--output", "/dev/null", "--write-out", "%{size_download}", url)
            #expect(try #require(Int(packed.standardOutput)) < 10_000)
            let unpacked = try await run("sh", "-c", "curl -s --noproxy '*' --compressed \(url) | wc -c")
            #expect(unpacked.standardOutput == "\(8 << 20)\n")
        }
    }

    @Test("a black hole neither accepts nor refuses")
    func blackHole() async throws {
        try await withBlackHole { port in
            let answer = try await curl("--connect-timeout", "0.5", "http://127.0.0.1:\(port)/")
            #expect(answer.status == .exited(28), "curl's code for a time-out")
        }
    }

    @Test("a stopped server refuses")
    func stopped() async throws {
        let port = try await withHostileServer(.silent) { $0.port }
        let answer = try await curl("http://127.0.0.1:\(port)/")
        #expect(answer.status == .exited(7), "curl's code for a refused connection")
    }
}
