import HummingbirdCore
import Logging
package import NIOCore
import Synchronization
package import UpkeepCore

/// The HTTP side of the watch. It runs once.
package final class APIServer: Sendable {
    private struct State: Sendable {
        var servers: [Server<APIChannel>] = []
        var isStopped = false
    }

    private let settings: APISettings
    private let source: any WatchSource
    private let responder: CurrentResponder
    private let loops: any EventLoopGroup
    private let state = Mutex(State())
    private let stopping: AsyncStream<Void>
    private let tellStopping: AsyncStream<Void>.Continuation

    package init(_ source: any WatchSource, _ settings: APISettings, on loops: any EventLoopGroup) {
        self.settings = settings
        self.loops = loops
        self.source = source
        responder = CurrentResponder(APIResponder(source, settings))
        (stopping, tellStopping) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Listens and answers until ``stop()`` was called and what was going on is answered, or the task is cancelled.
    /// - Parameter onBound: called once, when every address is listened on, with the ports that they really have, in the
    ///   settings' order.
    /// - Throws: ``APIServerError`` when an address cannot be listened on; none is then.
    package func run(onBound: @escaping @Sendable ([Endpoint]) async -> Void) async throws {
        let servers = listeners(onBound)
        let isStopped = state.withLock { state in
            state.servers = servers
            return state.isStopped
        }
        guard !isStopped else { return }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for (server, endpoint) in zip(servers, settings.addresses) {
                group.addTask {
                    do {
                        try await server.run()
                    } catch is Server<APIChannel>.Error {
                        // It was told to stop before it had begun.
                    } catch {
                        throw APIServerError(error, endpoint)
                    }
                    return true
                }
            }
            group.addTask { [stopping, limit = settings.limits.stopping] in
                for await _ in stopping { break }
                try? await Task.sleep(for: limit)
                return false
            }
            var listening = servers.count
            while listening > 0, let hasEnded = try await group.next(), hasEnded { listening -= 1 }
            group.cancelAll()
        }
    }

    /// From the next request on these say who may do what. Where it listens, and its limits, stay as they are.
    package func follow(_ settings: APISettings) { responder.set(APIResponder(source, settings)) }

    /// Listens no more, and lets requests in progress end within their limit.
    package func stop() async {
        let servers = state.withLock { state in
            defer { state.isStopped = true }
            return state.isStopped ? [] : state.servers
        }
        tellStopping.yield()
        tellStopping.finish()
        await withDiscardingTaskGroup { group in
            for server in servers {
                // It throws only when the connections could not be closed, and they are on their way to be.
                group.addTask { try? await server.shutdownGracefully() }
            }
        }
    }

    private func listeners(_ onBound: @escaping @Sendable ([Endpoint]) async -> Void) -> [Server<APIChannel>] {
        let exchange = Exchange(current: responder, limits: settings.limits)
        let ports = BoundPorts(settings.addresses)
        // What callers do wrong is their business, and is told to them.
        let silent = Logger(label: "upkeep.api") { _ in SwiftLogNoOpLogHandler() }
        return settings.addresses.enumerated().map { place, endpoint in
            let channel = APIChannel(
                responder: { try await exchange.run($0, $1, $2) }, limits: settings.limits)
            return Server(
                childChannelSetup: channel,
                configuration: ServerConfiguration(
                    address: .hostname(endpoint.address.description, port: Int(endpoint.port)),
                    availableConnectionsDelegate: .maximum(settings.limits.connections, logger: silent)),
                onServerRunning: { channel in
                    let port = channel.localAddress?.port.flatMap { UInt16(exactly: $0) } ?? endpoint.port
                    if let endpoints = ports.note(port, at: place) { await onBound(endpoints) }
                }, eventLoopGroup: loops, logger: silent)
        }
    }
}
