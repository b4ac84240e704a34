import NIOCore
import NIOPosix
import UpkeepCore
import UpkeepNet

/// Speaks for the shop's zone over UDP and TCP on one port.
struct NameServer: Sendable {
    let group: any EventLoopGroup
    let zone: DemoZone
    let board: FaultBoard
    let connections: ConnectionRegistry
    let idleLimit: Duration

    /// Starts to listen on a port that is free for both protocols.
    /// - Returns: the port's TCP half; the UDP half ends with the event loop.
    func listen(on address: IPAddress, tries: Int = 64) async throws -> (Endpoint, Listener) {
        for _ in 0..<tries {
            let reservation = try PortReservation(on: [address])
            let endpoint = Endpoint(address, reservation.port)
            guard (try? await bindDatagrams(at: endpoint)) != nil else { continue }
            return (endpoint, try await Listener.open(at: endpoint, group, prepare: prepare))
        }
        throw DemoError.noPort(tries: tries)
    }

    private func bindDatagrams(at endpoint: Endpoint) async throws -> any Channel {
        try await DatagramBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(DatagramAnswerer(zone: zone, board: board))
                }
            }
            .bind(to: endpoint.socketAddress)
            .get()
    }

    private func prepare(_ channel: any Channel) throws {
        try connections.admit(channel)
        try ConnectionGuard.install(on: channel, idleLimit: idleLimit)
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(ByteToMessageHandler(DNSStreamFraming()))
        try pipeline.addHandler(StreamAnswerer(zone: zone, board: board))
    }
}
