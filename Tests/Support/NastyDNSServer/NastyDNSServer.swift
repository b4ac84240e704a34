import DNSWire
import NIOCore
import NIOPosix
import Synchronization

/// A DNS server on a loopback port that answers as a script tells it to: wrongly, late, twice, in pieces or not at all.
package final class NastyDNSServer: Sendable {
    package typealias Script = @Sendable (NastyQuery) -> [NastyAct]

    package let port: UInt16
    private let log: QueryLog
    private let channels: [any Channel]

    private init(port: UInt16, log: QueryLog, channels: [any Channel]) {
        self.port = port
        self.log = log
        self.channels = channels
    }

    /// Every query so far, in the order they came.
    package var queries: [NastyQuery] { log.queries }

    /// Runs `body` beside a server that is gone when it ends.
    /// - Parameter tcp: Whether it also listens on TCP, at the same port.
    package static func running<Result>(
        tcp: Bool = true, _ script: @escaping Script, _ body: (NastyDNSServer) async throws -> Result
    ) async throws -> Result {
        let server = try await start(tcp: tcp, script)
        do {
            let result = try await body(server)
            await server.stop()
            return result
        } catch {
            await server.stop()
            throw error
        }
    }

    /// - Parameter port: 0 for one that is free.
    static func start(
        on host: String = "127.0.0.1", port fixed: UInt16 = 0, tcp: Bool, _ script: @escaping Script
    ) async throws -> NastyDNSServer {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let log = QueryLog()
        var channels: [any Channel] = []
        do {
            let otherPort = try await plainDatagrams(loop, "127.0.0.1")
            channels.append(otherPort)
            let otherAddress = try await plainDatagrams(loop, "127.0.0.2")
            channels.append(otherAddress)
            // The port that UDP gets may be taken for TCP.
            for attempt in 1...50 {
                let datagrams = try await DatagramBootstrap(group: loop).channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(
                            DatagramSide(script, log, otherPort: otherPort, otherAddress: otherAddress))
                    }
                }.bind(host: host, port: Int(fixed)).get()
                channels.append(datagrams)
                let port = UInt16(datagrams.localAddress?.port ?? 0)
                if !tcp { return NastyDNSServer(port: port, log: log, channels: channels) }
                do {
                    channels.append(try await listen(loop, script, log, host, port))
                    return NastyDNSServer(port: port, log: log, channels: channels)
                } catch {
                    if attempt == 50 || fixed != 0 { throw error }
                }
            }
            throw ChannelError.eof
        } catch {
            for channel in channels { try? await channel.close() }
            throw error
        }
    }

    private static func listen(
        _ loop: any EventLoop, _ script: @escaping Script, _ log: QueryLog, _ host: String, _ port: UInt16
    ) async throws -> any Channel {
        try await ServerBootstrap(group: loop).childChannelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHandler(StreamSide(script, log))
            }
        }.childChannelOption(.socketOption(.tcp_nodelay), value: 1).bind(host: host, port: Int(port)).get()
    }

    private static func plainDatagrams(_ loop: any EventLoop, _ host: String) async throws -> any Channel {
        try await DatagramBootstrap(group: loop).bind(host: host, port: 0).get()
    }

    func stop() async {
        for channel in channels { try? await channel.close() }
    }
}
