import Peers
import Testing
import UpkeepAPI
import UpkeepCore
import UpkeepStore

/// What the real server answers to curl.
@Suite("routes")
struct RouteTests {
    struct Case: CustomTestStringConvertible {
        let path: String
        var arguments: [String] = []
        let status: Int
        /// Each is in the body.
        var says: [String] = []
        var fields: [String: String] = [:]
        var testDescription: String { "\(arguments.joined(separator: " ")) \(path)" }
    }

    private static let bearer = RunningAPI.bearer
    private static func post(_ body: String, type: String = "application/json") -> [String] {
        bearer + ["-H", "Content-Type: \(type)", "--data-binary", body]
    }

    static let reads: [Case] = [
        Case(path: "/healthz", status: 200, says: [#""healthy":true,"startedAt":"2026-11-23T"#]),
        Case(
            path: "/healthz", status: 200,
            fields: [
                "content-type": "application/json", "cache-control": "no-store", "x-content-type-options": "nosniff",
                "date": "Mon, 23 Nov 2026 00:00:00 GMT",
            ]),
        Case(path: "/metrics", status: 200, says: ["probe_success{instance=\"shop\"} 1\n", "upkeep_looks_total 42"]),
        Case(
            path: "/metrics", status: 200, fields: ["content-type": "text/plain; version=0.0.4; charset=utf-8"]),
        Case(path: "/api/v1/findings", status: 200, says: [#"{"schema":1,"findings":["#, #""afterMs":12"#]),
        Case(path: "/api/v1/findings?status=ok", status: 200, says: [#"[{"check":"http.status""#]),
        Case(
            path: "/api/v1/findings?subject=https%3A%2F%2Fblog.example%2F&status=critical", status: 200,
            says: [#""remedy":"start the server""#]),
        Case(
            path: "/api/v1/findings?subject=https://blog.example/&subjectKind=host", status: 200,
            says: [#""findings":[]"#]),
        Case(
            path: "/api/v1/monitors", status: 200,
            says: [#""name":"blog/main""#, #""critical":1,"unknown":0,"suppressed":1"#, #""everyMs":30000"#]),
        Case(path: "/api/v1/monitors/shop", status: 200, says: [#""monitor":{"name":"shop""#]),
        Case(path: "/api/v1/monitors/blog%2Fmain", status: 200, says: [#""incident":"1795391000-17""#]),
        Case(path: "/api/v1/monitors/blog/main", status: 404),
        Case(path: "/api/v1/monitors/nope", status: 404, says: ["no monitor has this name"]),
        Case(
            path: "/api/v1/monitors/shop/results", status: 200,
            says: [
                #""step":"hour""#, #""from":"2026-11-22T00:00:00.000Z","to":"2026-11-23T00:00:00.000Z""#,
                #""uptime":0.9,"#, #""latencyMs":null"#,
            ]),
        Case(path: "/api/v1/monitors/shop/results?from=2h&step=minute", status: 200, says: [#""step":"minute""#]),
        Case(
            path: "/api/v1/monitors/shop/results?from=30d&step=minute", status: 422, says: ["more than 5000 steps"]),
        Case(
            path: "/api/v1/monitors/shop/results?from=2026-11-22T10:00:00Z&to=2026-11-22T10:00:00Z", status: 422,
            says: ["`from` is not before `to`"]),
        Case(path: "/api/v1/monitors/shop/results?from=0001-01-01T00:00:00Z", status: 422, says: ["beyond"]),
        Case(path: "/api/v1/monitors/nope/results", status: 404),
        Case(
            path: "/api/v1/incidents", status: 200,
            says: [
                #""id":"1795391000-17""#, #""cause":{"kind":"host","name":"web1"}"#, #""durationMs":1000000"#,
                #""code":"site.tcp""#, #""durationMs":90000"#,
            ]),
        Case(path: "/api/v1/incidents?open=true&limit=1&since=1h", status: 200, says: [#""open":true"#]),
        Case(path: "/api/v1/incidents/1795391000-17", status: 200, says: [#""headline":"web1 does not answer""#]),
        Case(path: "/api/v1/incidents/17", status: 404, says: ["no incident has this id"]),
        Case(path: "/api/v1/timeline", status: 200, says: [#"{"schema":1,"events":[]}"#]),
        Case(path: "/api/v1/silences", status: 200, says: [#"{"schema":1,"silences":[]}"#]),
        Case(path: "/api/v1/openapi.json", status: 200, says: [#""openapi":"3.1.0""#]),
    ]

    static let refusals: [Case] = [
        Case(path: "/", status: 404, fields: ["content-type": "application/problem+json"]),
        Case(path: "/api/v1/findings/", status: 404),
        Case(path: "/api/v1/FINDINGS", status: 404),
        Case(path: "/api/v1/findings", arguments: ["-X", "DELETE"], status: 405, fields: ["allow": "GET, HEAD"]),
        Case(path: "/api/v1/silences", arguments: ["-X", "PUT"], status: 405, fields: ["allow": "GET, HEAD, POST"]),
        Case(path: "/api/v1/events", status: 405, fields: ["allow": "POST"]),
        Case(path: "/healthz", arguments: ["-X", "OPTIONS"], status: 405),
        Case(
            path: "/api/v1/incidents?limit=0", status: 400,
            says: [#""field":"limit","in":"query""#, "a whole number from 1 to 1000"]),
        Case(path: "/api/v1/incidents?limit=99999999999999999999", status: 400),
        Case(path: "/api/v1/incidents?open=yes", status: 400, says: ["`true` or `false`"]),
        Case(path: "/api/v1/incidents?opne=true", status: 400, says: [#""field":"opne""#, "`open`, `since`"]),
        Case(path: "/api/v1/incidents?limit=1&limit=2", status: 400, says: ["more than once"]),
        Case(path: "/api/v1/timeline?since=yesterday", status: 400, says: ["how long ago"]),
        Case(
            path: "/api/v1/timeline?since=x&until=y&kind=z", status: 400,
            says: [#""field":"since""#, #""field":"until""#, #""field":"kind""#]),
        Case(path: "/api/v1/monitors/%zz", status: 400, says: ["hexadecimal"]),
        Case(path: "/api/v1/monitors/%ff", status: 400, says: ["UTF-8"]),
        Case(path: "/api/v1/events", arguments: post("{"), status: 400, says: ["no JSON document"]),
        Case(path: "/api/v1/events", arguments: post("[]"), status: 400, says: ["no JSON object"]),
        Case(path: "/api/v1/events", arguments: post(""), status: 400),
        Case(
            path: "/api/v1/events", arguments: post(#"{"summary":"# + String(repeating: "[", count: 40000)),
            status: 400,
            says: ["levels"]),
        Case(
            path: "/api/v1/events", arguments: post("{}"), status: 400,
            says: [#""field":"summary","in":"body","detail":"is missing""#]),
        Case(
            path: "/api/v1/events", arguments: post(#"{"summary":7,"colour":"red","kind":"incident"}"#), status: 400,
            says: [#""field":"summary""#, #""field":"colour""#, #""field":"kind""#]),
        Case(
            path: "/api/v1/events", arguments: post(#"{"summary":"x","evidence":{"a":{"b":1}}}"#), status: 400,
            says: [#""field":"evidence""#]),
        Case(path: "/api/v1/events", arguments: post("summary=x", type: "text/plain"), status: 415),
        Case(
            path: "/api/v1/silences", arguments: post(#"{"reason":"x"}"#), status: 422,
            says: ["one of `subject` and `scope`"]),
        Case(
            path: "/api/v1/silences", arguments: post(#"{"reason":"x","scope":"some"}"#), status: 400,
            says: ["`all`, or `trait:KIND:NAME`"]),
        Case(
            path: "/api/v1/silences",
            arguments: post(#"{"reason":"x","scope":"all","until":"2001-01-01T00:00:00Z"}"#), status: 422),
        Case(path: "/api/v1/silences/nope", arguments: bearer + ["-X", "DELETE"], status: 404),
        Case(path: "/api/v1/incidents/1795300000-16/ack", arguments: bearer + ["-X", "POST"], status: 409),
        Case(path: "/ping/not-the-secret", status: 404, says: ["nothing at this address"]),
        Case(path: "/ping/5f0c-secret/256", status: 400, says: ["exit status"]),
        Case(path: "/ping/5f0c-secret?colour=red", status: 400),
    ]

    @Test("all that can be read, and all that is refused")
    func table() async throws {
        try await withAPI { api in
            for check in Self.reads + Self.refusals {
                let got = try await api.curl(check.path, check.arguments)
                #expect(got.status == check.status, "\(check): \(got.body)")
                for text in check.says { #expect(got.body.contains(text), "\(check): \(got.body)") }
                for (name, value) in check.fields { #expect(got.fields[name] == value, "\(check)") }
                if got.status >= 400 {
                    #expect(got.fields["content-type"] == "application/problem+json", "\(check)")
                    #expect(got.body.hasPrefix(#"{"type":"about:blank","title":""#), "\(check)")
                }
            }
        }
    }

    @Test("HEAD has GET's head and no body")
    func head() async throws {
        try await withAPI { api in
            for path in ["/healthz", "/metrics", "/api/v1/monitors", "/nothing"] {
                let get = try await api.curl(path)
                let head = try await api.curl(path, ["-I"])
                #expect(head.status == get.status)
                #expect(head.fields["content-length"] == get.fields["content-length"])
                #expect(head.fields["content-length"] == "\(get.body.utf8.count)")
                #expect(head.body.isEmpty)
            }
        }
    }

    @Test("health says what is not well")
    func health() async throws {
        let watch = InMemoryWatch()
        await watch.become(
            WatchHealth(
                startedAt: InMemoryWatch.epoch,
                problems: [
                    .init(code: "disk-full", summary: "results are kept in memory only", remedy: "free some room")
                ]))
        try await withAPI(watch) { api in
            let got = try await api.curl("/healthz")
            #expect(got.status == 503)
            #expect(got.body.contains(#""healthy":false"#) && got.body.contains(#""code":"disk-full""#))
        }
    }

    @Test("what the source throws is told, and the connection goes on")
    func unavailable() async throws {
        let watch = InMemoryWatch()
        await watch.fillDisk()
        try await withAPI(watch) { api in
            let got = try await api.curl("/api/v1/monitors")
            #expect(got.status == 503)
            #expect(got.body.contains("the disk is full") && got.body.contains("df -h"))
            #expect(try await api.curl("/healthz").status == 200)
        }
    }

    @Test("promtool accepts the metrics")
    func promtool() async throws {
        try await withAPI { api in
            let output = try await run("sh", "-c", #"curl -sS "$0/metrics" | promtool check metrics"#, api.base)
            #expect(output.succeeded, "\(output.standardError)")
            #expect(output.standardError.isEmpty && output.standardOutput.isEmpty, "\(output.standardError)")
        }
    }

    @Test("a change is added to the timeline, and found there")
    func events() async throws {
        let watch = InMemoryWatch()
        try await withAPI(watch) { api in
            let added = try await api.curl(
                "/api/v1/events",
                Self.post(
                    #"{"summary":"deployed \"4.2\"","subject":"https://shop.example/","author":"ci","#
                        + #""at":"2026-11-22T23:59:00+01:00","evidence":{"commit":"abc","build":7,"ratio":0.5,"dry":false}}"#,
                    type: "application/json; charset=utf-8"))
            #expect(added.status == 201)
            #expect(added.body.contains(#""id":1,"kind":"change","at":"2026-11-22T22:59:00.000Z""#), "\(added.body)")
            #expect(added.body.contains(#""evidence":{"build":7,"commit":"abc","dry":false,"ratio":0.5}"#))
            let note = try await api.curl("/api/v1/events", Self.post(#"{"summary":"hm","kind":"note"}"#))
            #expect(note.body.contains(#""subject":"here","subjectKind":"host""#))
            let list = try await api.curl(
                "/api/v1/timeline?since=7d&until=1m&kind=change&subject=x&subjectKind=host&incident=1-2&limit=5")
            #expect(list.body.contains(#""summary":"deployed \"4.2\"""#))
        }
        let now = InMemoryWatch.epoch
        #expect(
            await watch.asked == [
                EventQuery(
                    since: now + .seconds(-7 * 86_400), until: now + .seconds(-60), subject: Subject(.host, "x"),
                    kinds: [.change], incident: "1-2", limit: 5)
            ])
        #expect(await watch.events.map(\.author) == ["ci", "api"])
    }

    @Test("a silence is made, listed and lifted; an incident is taken on")
    func silences() async throws {
        let watch = InMemoryWatch()
        try await withAPI(watch) { api in
            let made = try await api.curl(
                "/api/v1/silences",
                Self.post(#"{"reason":"moving web1","scope":"trait:host:web1","duration":"2h","author":"anna"}"#))
            #expect(made.status == 201, "\(made.body)")
            let record = try #require(await watch.rests.first)
            #expect(record.scope == "trait:host:web1" && record.subject == nil && record.kind == .silence)
            #expect(record.until == InMemoryWatch.epoch + .seconds(7200))
            #expect(try await api.curl("/api/v1/silences").body.contains(#""id":"\#(record.id)""#))
            let other = try await api.curl(
                "/api/v1/silences",
                Self.post(#"{"reason":"x","subject":"web1","subjectKind":"host","until":"2026-11-24T00:00:00Z"}"#))
            #expect(other.body.contains(#""subjectKind":"host""#))
            #expect(made.body.contains(#""warning":null"#) && other.body.contains(#""warning":null"#))
            let lifted = try await api.curl("/api/v1/silences/\(record.id)", Self.bearer + ["-X", "DELETE"])
            #expect(lifted.status == 204 && lifted.body.isEmpty && lifted.fields["content-length"] == nil)
            #expect(await watch.rests.map(\.reason) == ["x"])

            let unknown = try await api.curl("/api/v1/silences", Self.post(#"{"reason":"y","subject":"shpo"}"#))
            #expect(
                unknown.status == 201 && unknown.body.contains(#""warning":"nothing is known yet of site `shpo`; did"#))
            let noted = try await api.curl("/api/v1/events", Self.post(#"{"summary":"deployed","subject":"shpo"}"#))
            #expect(noted.status == 201 && noted.body.contains(#""warning":"nothing is known yet of site `shpo`; did"#))

            let taken = try await api.curl(
                "/api/v1/incidents/\(InMemoryWatch.openID)/ack", Self.post(#"{"author":"anna"}"#))
            #expect(taken.status == 200 && taken.body.contains(#""acknowledgedBy":"anna""#))
            let bare = try await api.curl(
                "/api/v1/incidents/\(InMemoryWatch.openID)/ack", Self.bearer + ["-X", "POST"])
            #expect(bare.status == 200 && bare.body.contains(#""acknowledgedBy":"api""#))
        }
    }

    @Test("pings of every kind, by every method, with and without output")
    func pings() async throws {
        let watch = InMemoryWatch()
        try await withAPI(watch) { api in
            let id = InMemoryWatch.heartbeat
            for (path, arguments) in [
                ("", []), ("/start?rid=11111111-2222-3333-4444-555555555555", []), ("/success", ["-X", "POST"]),
                ("/fail", ["--data-binary", "one\r\ntwo\n"]), ("/log", ["-I"]), ("/0", []), ("/255", []),
            ] as [(String, [String])] {
                let got = try await api.curl("/ping/\(id)\(path)", arguments)
                #expect(got.status == 200, "\(path)")
                #expect(got.body == (arguments == ["-I"] ? "" : "OK\n"), "\(path)")
            }
        }
        let ping = { (kind: HeartbeatRecord.Ping, status: Int?, lines: [String]) in
            HeartbeatPing(id: InMemoryWatch.heartbeat, kind: kind, exitStatus: status, lines: lines)
        }
        #expect(
            await watch.pings == [
                ping(.success, nil, []), ping(.start, nil, []), ping(.success, nil, []),
                ping(.fail, nil, ["one", "two"]), ping(.log, nil, []), ping(.success, 0, []), ping(.fail, 255, []),
            ])
    }

    @Test("of a long output the end is kept; of one that never ends, nothing")
    func longOutput() async throws {
        let watch = InMemoryWatch()
        try await withAPI(watch) { api in
            try await withTemporaryDirectory { folder in
                let long = try folder.write("long", repeatElement(0x61, count: 2_000_000) + Array("\nlast\n".utf8))
                let tooLong = try folder.write("toolong", repeatElement(0x61, count: 10_000_001))
                let path = "/ping/\(InMemoryWatch.heartbeat)"
                let expecting = ["-H", "Expect: 100-continue"]
                let kept = try await api.curl(path, expecting + ["--data-binary", "@\(long)"])
                #expect(kept.status == 200)
                let refused = try await api.curl(path, expecting + ["--data-binary", "@\(tooLong)"])
                #expect(refused.status == 413 && refused.fields["connection"] == "close")
                let chunked = try await api.curl(
                    path, ["-H", "Transfer-Encoding: chunked", "--data-binary", "@\(tooLong)"])
                #expect(chunked.status == 413)
                let json = try await api.curl("/api/v1/events", Self.post("@\(tooLong)"))
                #expect(json.status == 413 && json.body.contains("65536 bytes"))
            }
        }
        let pings = await watch.pings
        #expect(pings.count == 1)
        #expect(pings.first?.lines.last == "last")
        #expect(pings.first?.lines.map(\.utf8.count) == [100_000 - 6, 4])
    }
}
