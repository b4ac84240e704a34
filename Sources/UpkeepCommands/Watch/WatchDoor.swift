import UpkeepAPI
import UpkeepCore
import UpkeepNet
import UpkeepWatch

/// Where a watch answers HTTP, which a reload may move.
actor WatchDoor {
    private struct Opening: Sendable {
        let server: APIServer
        /// Once: that it listens, or why not.
        let tell: AsyncStream<Result<Void, any Error>>.Continuation
    }

    private let face: WatchFace
    private let loops: Loops
    private let announce: @Sendable ([Endpoint]) -> Void
    private let openings: AsyncStream<Opening>
    private let order: AsyncStream<Opening>.Continuation
    private var current: (settings: APISettings, server: APIServer)?

    /// - Parameter announce: told whenever another address answers.
    init(_ face: WatchFace, loops: Loops, announce: @escaping @Sendable ([Endpoint]) -> Void) {
        self.face = face
        self.loops = loops
        self.announce = announce
        (openings, order) = AsyncStream.makeStream()
    }

    /// Answers until the task is cancelled, wherever ``follow(_:)`` says.
    /// - Throws: when a server ends that nobody has ended.
    nonisolated func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for await opening in openings { group.addTask { try await self.serve(opening) } }
            group.cancelAll()
        }
    }

    /// From now on this counts: other addresses are opened before the old ones are closed.
    /// - Throws: ``APIServerError`` when an address cannot be listened on; then all is as it was.
    func follow(_ settings: APISettings?) async throws {
        guard settings != current?.settings else { return }
        let old = current
        guard let settings else {
            current = nil
            await old?.server.stop()
            return
        }
        guard let old else {
            current = (settings, try await open(settings))
            return
        }
        if old.settings.addresses == settings.addresses {
            old.server.follow(settings)
            current = (settings, old.server)
        } else if Set(old.settings.addresses.map(\.port)).isDisjoint(with: settings.addresses.map(\.port)) {
            current = (settings, try await open(settings))
            await old.server.stop()
        } else {
            try await turn(old, settings)
        }
    }

    /// At the same port the old address may be in the way of the new one, such as one address of all.
    private func turn(_ old: (settings: APISettings, server: APIServer), _ settings: APISettings) async throws {
        await old.server.stop()
        do {
            current = (settings, try await open(settings))
        } catch {
            current = (old.settings, try await open(old.settings))
            throw error
        }
    }

    /// - Returns: once it listens.
    private func open(_ settings: APISettings) async throws -> APIServer {
        let server = APIServer(face, settings, on: loops.group)
        let (outcomes, tell) = AsyncStream.makeStream(of: Result<Void, any Error>.self)
        order.yield(Opening(server: server, tell: tell))
        for await outcome in outcomes {
            try outcome.get()
            return server
        }
        throw CancellationError()
    }

    private nonisolated func serve(_ opening: Opening) async throws {
        defer { opening.tell.finish() }
        do {
            try await opening.server.run { endpoints in
                self.announce(endpoints)
                opening.tell.yield(.success(()))
                opening.tell.finish()
            }
        } catch {
            // Who ordered it hears of it; later nobody does.
            if case .terminated = opening.tell.yield(.failure(error)) { throw error }
        }
    }
}
