import Checks
import HTTPWire
import Notifiers
import Peers
import Testing
import UpkeepCore

@Suite("delivery by HTTP")
struct HTTPDeliveryTests {
    private func webhook(_ url: String) throws -> WebhookNotifier {
        try WebhookNotifier(url: NotifierURL(Secret(url)), headers: [("X-Token", Secret("S3cr3t-header"))])
    }

    /// With a body that ends as a head does, which is where the hostile servers stop reading.
    private func lined(_ url: String) throws -> WebhookNotifier {
        try WebhookNotifier(url: NotifierURL(Secret(url)), contentType: "text/plain", body: "{{title}}\r\n\r\n")
    }

    @Test("every kind that speaks HTTP arrives whole at a real server")
    func arrives() async throws {
        try await Receiver.with { receiver in
            try await Postman.with { postman in
                let base = "http://hooks.example:\(receiver.port)"
                for notifier in try SampleChannels.all(at: base) {
                    let message = try notifier.message(for: SampleAlerts.nasty, at: SampleAlerts.now)
                    guard case .http(let expected) = message else { continue }
                    let before = receiver.requests.count
                    #expect(await postman.deliver(SampleAlerts.nasty, by: notifier) == .delivered)
                    let request = try #require(receiver.requests.dropFirst(before).first)
                    #expect(request.method == expected.method)
                    #expect(request.path == expected.url.target)
                    #expect(request.headers["host"] == "hooks.example:\(receiver.port)")
                    #expect(request.headers["content-type"] == "application/json")
                    if type(of: notifier).kind != "alertmanager" { #expect(Array(request.body) == expected.body) }
                }
            }
        }
    }

    @Test("over TLS, with the name kept in SNI, Host and the certificate's check, whatever address it goes to")
    func tls() async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["hooks.example.test"])
            try await Receiver.with(certificate: certificate) { receiver in
                try await Postman.with { postman in
                    let right = try webhook("https://hooks.example.test:\(receiver.port)/x")
                    #expect(await postman.deliver(by: right, caFile: authority.certificateFile) == .delivered)
                    let unknown = await postman.deliver(by: right)
                    #expect(unknown.sentence?.contains("signed by an authority") == true, "\(unknown)")
                    let wrong = try webhook("https://other.example.test:\(receiver.port)/x")
                    #expect(
                        await postman.deliver(by: wrong, caFile: authority.certificateFile)
                            == .retry("its certificate is for another name"))
                    #expect(receiver.requests.map { $0.headers["host"] } == ["hooks.example.test:\(receiver.port)"])
                }
            }
        }
    }

    @Test("a certificate for an address is checked against the address")
    func addressCertificate() async throws {
        try await withTestCA { authority in
            for (names, isRight) in [(["127.0.0.1"], true), (["127.0.0.2", "localhost"], false)] {
                let certificate = try await authority.issue(names)
                try await Receiver.with(certificate: certificate) { receiver in
                    try await Postman.with { postman in
                        let notifier = try webhook("https://127.0.0.1:\(receiver.port)/")
                        let outcome = await postman.deliver(by: notifier, caFile: authority.certificateFile)
                        #expect(outcome.isDelivered == isRight, "\(outcome)")
                    }
                }
            }
        }
    }

    @Test("a missing authority file is a matter of settings")
    func missingAuthorities() async throws {
        try await Postman.with { postman in
            let outcome = await postman.deliver(by: try webhook("https://h.example/"), caFile: "/nonexistent/ca.pem")
            guard case .never(let sentence) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(sentence.contains("/nonexistent/ca.pem"))
        }
    }

    @Test("answers are told apart")
    func answers() async throws {
        let plan = [
            Receiver.Answer(status: 429, headers: ["Retry-After": "30"]), Receiver.Answer(status: 503, body: "busy"),
            Receiver.Answer(status: 404, body: "no such hook"), Receiver.Answer(status: 200),
        ]
        try await Receiver.with(plan) { receiver in
            try await Postman.with { postman in
                let notifier = try webhook("http://h.example:\(receiver.port)/")
                #expect(
                    await postman.deliver(by: notifier)
                        == .retry("it answered 429 too many requests", after: .seconds(30)))
                #expect(await postman.deliver(by: notifier) == .retry("it answered 503 service unavailable: busy"))
                #expect(await postman.deliver(by: notifier) == .never("it answered 404 not found: no such hook"))
                #expect(await postman.deliver(by: notifier) == .delivered)
            }
        }
    }

    @Test(
        "servers that misbehave are tried again, and the sentence says what they did",
        arguments: [
            (HostileScript.closeAtOnce, "not one byte came"), (.closeAfterRequest, "not one byte came"),
            (.resetAfterRequest, "reset"), (.truncatedHeader, "head"), (.garbageBeforeStatus, "not HTTP"),
            (.lengthsDisagree, "not HTTP"), (.banner("220 mail.example ESMTP\r\n"), "not HTTP"),
            (.header(bytes: 400_000), "not HTTP"),
        ])
    func misbehaving(script: HostileScript, words: String) async throws {
        try await withHostileServer(script) { server in
            try await Postman.with { postman in
                let outcome = await postman.deliver(by: try lined("http://h.example:\(server.port)/"))
                guard case .retry(let sentence, nil) = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
                #expect(sentence.contains(words), "\(sentence)")
            }
            #expect(server.accepted == 1)
        }
    }

    @Test(
        "a status that came counts, however the body goes on",
        arguments: [HostileScript.truncatedBody, .hugeBody, .endlessChunks, .missingLastChunk])
    func bodies(script: HostileScript) async throws {
        try await withHostileServer(script) { server in
            try await Postman.with { postman in
                let notifier = try lined("http://h.example:\(server.port)/")
                #expect(await postman.deliver(by: notifier) == .delivered)
            }
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test(
        "what hangs or drips is given up at the channel's limit, and its connection with it",
        arguments: [HostileScript.silent, .silentAfterRequest, .slowHeader(every: .milliseconds(20))])
    func hanging(script: HostileScript) async throws {
        try await withHostileServer(script) { server in
            try await Postman.with { postman in
                let outcome = await postman.deliver(
                    by: try lined("http://h.example:\(server.port)/"), within: .seconds(4))
                #expect(outcome == .retry("h.example:\(server.port) did not finish within 4 s"))
            }
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("a TLS handshake that never comes is given up too")
    func hangingHandshake() async throws {
        try await withHostileServer(.silent) { server in
            try await Postman.with { postman in
                let outcome = await postman.deliver(
                    by: try webhook("https://h.example:\(server.port)/"), within: .seconds(4))
                #expect(outcome == .retry("h.example:\(server.port) did not finish within 4 s"))
            }
        }
    }

    @Test("refused and black-holed addresses are tried again later")
    func unreachable() async throws {
        let closed = try Ports.free()
        try await Postman.with { postman in
            let refused = await postman.deliver(by: try webhook("http://h.example:\(closed)/"))
            #expect(refused == .retry("no connection to 127.0.0.1:\(closed): the connection was refused"))
        }
        try await withBlackHole { port in
            try await Postman.with { postman in
                let outcome = await postman.deliver(
                    by: try webhook("http://h.example:\(port)/"), within: .seconds(4))
                #expect(outcome.sentence?.contains("no connection within") == true, "\(outcome)")
            }
        }
    }

    @Test("secrets that a receiver repeats are not told on")
    func repeated() async throws {
        let body = "the header S3cr3t-header at /hook/S3cr3t-webhook-path?key=S3cr3t-query is wrong"
        try await Receiver.with([Receiver.Answer(status: 403, body: body)]) { receiver in
            try await Postman.with { postman in
                let notifier = try webhook(
                    "http://h.example:\(receiver.port)/hook/S3cr3t-webhook-path?key=S3cr3t-query")
                let outcome = await postman.deliver(by: notifier)
                #expect(outcome == .never("it answered 403 forbidden: the header (secret) at (secret) is wrong"))
            }
        }
    }

    @Test("where only a proxy leads out, TLS goes through its tunnel and the name still counts")
    func proxy() async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["hooks.example.test"])
            try await Receiver.with(certificate: certificate) { receiver in
                let port = try Ports.free()
                try await withPeer(ready: [.listening(port)]) { directory in
                    try Invocation(
                        Python.program, [Scripts.path("proxy.py"), "\(port)", "\(receiver.port)"],
                        workingDirectory: directory.path)
                } _: { peer in
                    let proxy = try HTTPProxy(
                        Secret("http://me:S3cr3t@proxy.example:\(port)"), exempt: "direct.example")
                    try await Postman.with(proxy: proxy) { postman in
                        let notifier = try webhook("https://hooks.example.test/x")
                        #expect(await postman.deliver(by: notifier, caFile: authority.certificateFile) == .delivered)
                        let refused = try webhook("https://forbidden.example.test/x")
                        #expect(
                            await postman.deliver(by: refused)
                                == .retry("the proxy proxy.example:\(port) answered 403 and opened no tunnel"))
                    }
                    #expect(
                        peer.file("tunnels.txt").split(separator: "\n") == [
                            "CONNECT hooks.example.test:443 HTTP/1.1 Basic bWU6UzNjcjN0",
                            "CONNECT forbidden.example.test:443 HTTP/1.1 Basic bWU6UzNjcjN0",
                        ])
                    #expect(receiver.requests.map { $0.headers["host"] } == ["hooks.example.test"])
                }
            }
        }
    }
}
