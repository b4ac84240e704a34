import Checks
import Peers
import Testing

/// Lines out, lines in.
struct DialogueTests {
    @Test("a banner, a greeting and its answer of several lines")
    func conversation() async throws {
        let script = HostileScript([
            .send(Array("220-mail.test here\r\n220 ready\r\n".utf8)), .readLine,
            .send(Array("250-PIPELINING\r\n250 STARTTLS\r\n".utf8)), .hold,
        ])
        try await withHostileServer(script) { server in
            let seen = await Caller().call(
                server.port, [try .expecting("^220 "), .send("EHLO upkeep.test"), try .expecting("^250 ")])
            #expect(seen.failure == nil)
            #expect(seen.steps.map(\.step) == ["expect `^220 `", "send `EHLO upkeep.test`", "expect `^250 `"])
            #expect(seen.steps.map(\.received) == ["220 ready", nil, "250 STARTTLS"])
            #expect(server.received.map { String(decoding: $0, as: UTF8.self) } == ["EHLO upkeep.test\r\n"])
            #expect(seen.phases[.connect] != nil && seen.phases[.dns] == .milliseconds(1) && seen.phases[.tls] == nil)
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("a banner that comes in pieces is one line", arguments: [false, true])
    func pieces(hasLineEnd: Bool) async throws {
        let banner = "220 mail.test\(hasLineEnd ? "\r\n" : "")"
        let script = HostileScript([.drip(Array(banner.utf8), every: .milliseconds(5)), .hold])
        try await withHostileServer(script) { server in
            let seen = await Caller().call(server.port, [try .expecting("^220 mail.test$")])
            #expect(seen.failure == nil)
            #expect(seen.steps.map(\.received) == ["220 mail.test"])
        }
    }

    @Test("a banner whose sender hangs up after it, without a line end")
    func bannerThenEnd() async throws {
        try await withHostileServer(HostileScript([.send(Array("220 bye".utf8))])) { server in
            let seen = await Caller().call(server.port, [try .expecting("^220 ")])
            #expect(seen.failure == nil)
        }
    }

    @Test("no dialogue: a connection is all that is wanted")
    func connectOnly() async throws {
        try await withHostileServer(.silent) { server in
            let seen = await Caller().call(server.port)
            #expect(seen.failure == nil)
            #expect(seen.steps == [])
            let left = try await OpenConnections.remaining(toPort: server.port)
            #expect(left == 0)
        }
    }

    @Test("a wrong banner is told with what came, when the peer hangs up or the time is up", arguments: [true, false])
    func wrongBanner(hangsUp: Bool) async throws {
        let words = Array("554 go away\u{7}\r\n".utf8)
        try await withHostileServer(HostileScript([.send(words)] + (hangsUp ? [] : [.hold]))) { server in
            let seen = await Caller().call(server.port, [try .expecting("^220 ")]) {
                if !hangsUp { $0.budget.total = .seconds(2) }
            }
            let received = "554 go away\\u{07}"
            let waiting = "while waiting for expect `^220 `; the last line was `\(received)`"
            #expect(seen.failure?.layer == .content)
            #expect(seen.failure?.kind == (hangsUp ? .closed : .timedOut))
            let fact = hangsUp ? "the connection was closed" : "the time was up"
            #expect(seen.failure?.detail == "\(fact) \(waiting)")
            #expect(seen.steps.map(\.received) == [received])
        }
    }

    @Test("a silent banner runs into the total")
    func silentBanner() async throws {
        try await withHostileServer(.silent) { server in
            let seen = await Caller().call(server.port, [try .expecting("^220 ")]) { $0.budget.total = .seconds(1) }
            #expect(
                seen.failure == ProbeFailure(.content, .timedOut, "the time was up while waiting for expect `^220 `"))
            #expect(seen.steps.map(\.received) == [nil])
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("a reset within the dialogue is a reset")
    func reset() async throws {
        try await withHostileServer(HostileScript([.readLine, .reset])) { server in
            let seen = await Caller().call(server.port, [.send("HELO"), try .expecting("^220 ")])
            #expect(
                seen.failure
                    == ProbeFailure(.content, .reset, "the connection was reset while waiting for expect `^220 `"))
        }
    }

    @Test("a talkative server is cut off, with and without line ends", arguments: ["a", "not this\r\n"])
    func talkative(text: String) async throws {
        let block = Array(String(repeating: text, count: 1000).utf8)
        try await withHostileServer(HostileScript([.pour(block, total: nil)])) { server in
            let seen = await Caller().call(server.port, [try .expecting("^220 ")])
            #expect(seen.failure?.layer == .content)
            #expect(seen.failure?.kind == .tooLarge)
            #expect(seen.failure?.detail.hasPrefix("over 64 KiB came while waiting for expect `^220 `") == true)
            #expect(seen.steps.allSatisfy { ($0.received?.utf8.count ?? 0) <= 512 })
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("a line of bytes that are no text does no harm")
    func bytes() async throws {
        let script = HostileScript([.send([0xFF, 0xFE, 0x00, 0x0A] + Array("220 ok\n".utf8)), .hold])
        try await withHostileServer(script) { server in
            let seen = await Caller().call(server.port, [try .expecting("^220 ")])
            #expect(seen.failure == nil)
        }
    }

    @Test("cancelling closes the socket", arguments: [true, false])
    func cancelled(isSecure: Bool) async throws {
        try await withHostileServer(.silent) { server in
            let steps = [try PortPlan.Step.expecting("^220 ")]
            let task = Task { await Caller().call(server.port, steps) { $0.immediateTLS = isSecure } }
            while server.accepted == 0 { try await Task.sleep(for: .milliseconds(2)) }
            task.cancel()
            let seen = await task.value
            #expect(seen.failure?.kind == .local)
            #expect(seen.failure?.detail == "the look was broken off")
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }
}
