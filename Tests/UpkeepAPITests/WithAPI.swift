import NIOPosix
import UpkeepAPI
import UpkeepCore

/// Where a test's server listens.
struct RunningAPI: Sendable {
    let server: APIServer
    let endpoints: [Endpoint]

    var port: UInt16 { endpoints.first?.port ?? 0 }
    var base: String { "http://127.0.0.1:\(port)" }
}

extension APISettings {
    static let testToken = "s3cret-token"

    static func test(_ change: (inout APISettings) -> Void = { _ in }) -> APISettings {
        var settings = APISettings(addresses: [Endpoint(IPAddress(v4: 0x7F00_0001), 0)], token: testToken)
        change(&settings)
        return settings
    }
}

/// Runs the real server on a free port of the loopback address, and stops it.
func withAPI<Result: Sendable>(
    _ source: InMemoryWatch = InMemoryWatch(), _ settings: APISettings = .test(),
    _ body: (RunningAPI) async throws -> Result
) async throws -> Result {
    let server = APIServer(source, settings, on: MultiThreadedEventLoopGroup.singleton)
    let (bound, tell) = AsyncStream<[Endpoint]>.makeStream()
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { tell.finish() }
            try await server.run { tell.yield($0) }
        }
        var first: [Endpoint]?
        for await endpoints in bound {
            first = endpoints
            break
        }
        guard let first else {
            try await group.waitForAll()
            throw CancellationError()
        }
        do {
            let result = try await body(RunningAPI(server: server, endpoints: first))
            await server.stop()
            try await group.waitForAll()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }
}
