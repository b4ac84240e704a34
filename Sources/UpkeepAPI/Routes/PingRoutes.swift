import HTTPTypes
import UpkeepStore

/// Where jobs say how they fare, as healthchecks.io has it.
enum PingRoutes {
    static let all = [APIMethod.get, .post].flatMap { [plain($0), signalled($0)] }

    /// In bytes: what is read of a job's output, and what is kept of that.
    static let mostRead = 10_000_000
    static let mostKept = 100_000
    static let mostLines = 1000

    private static let id = APIParameter.required(
        "id", .text(1...200), "what the heartbeat is known by; whoever knows it can ping, so keep it secret")
    private static let signal = APIParameter.required(
        "signal", .signal,
        "`start` when a run begins, `success` or `fail` when it ends, `log` to only send a word along; "
            + "or the run's exit status, of which 0 is a success")
    private static let run = APIParameter.optional(
        "rid", .text(1...100), "accepted for the sake of healthchecks.io's clients; runs of a job are not told apart")
    private static let about =
        "The body may carry what the job wrote: the last \(mostLines) lines of its last \(mostKept / 1000) kB are kept. "
        + "An id that nobody knows gets the same answer as an address that does not exist."
    private static let outcomes = [APIOutcome(200, "taken in", .text("text/plain; charset=utf-8"))]

    private static func plain(_ method: APIMethod) -> APIRoute {
        APIRoute(
            method, ["ping", .parameter(id)], name: method == .get ? "ping" : "pingWithOutput",
            title: "a job ran and all was well", about: about, access: .open, query: [run],
            body: .text(upTo: mostRead), outcomes: outcomes, problems: [404]
        ) { try await take($0) }
    }

    private static func signalled(_ method: APIMethod) -> APIRoute {
        APIRoute(
            method, ["ping", .parameter(id), .parameter(signal)],
            name: method == .get ? "pingSignal" : "pingSignalWithOutput", title: "how a job fares", about: about,
            access: .open, query: [run], body: .text(upTo: mostRead), outcomes: outcomes, problems: [404]
        ) { try await take($0) }
    }

    private static func take(_ call: APICall) async throws -> APIAnswer {
        var ping = HeartbeatPing(
            id: try call.required(call.text("id"), "id"), kind: .success, lines: lines(call.body))
        if let signal = call.text("signal") {
            if let kind = HeartbeatRecord.Ping(rawValue: signal) {
                ping.kind = kind
            } else if let status = Int(signal) {
                ping.kind = status == 0 ? .success : .fail
                ping.exitStatus = status
            }
        }
        guard try await call.source.take(ping) else { throw Problem.notFound }
        return .text("OK\n")
    }

    /// The last lines, without what ends them; the first may have lost its beginning.
    static func lines(_ body: [UInt8]) -> [String] {
        var kept = body.suffix(mostKept)
        if kept.last == 0x0A { kept = kept.dropLast() }
        if kept.isEmpty { return [] }
        return kept.split(separator: 0x0A, omittingEmptySubsequences: false).suffix(mostLines).map {
            String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
        }
    }
}
