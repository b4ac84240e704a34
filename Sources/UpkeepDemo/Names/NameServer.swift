import NIOCore
import NIOPosix
import UpkeepCore
import UpkeepNet

/// Speaks for the names of the shop's world, over UDP and TCP, each server on an address of its own.
struct NameServer: Sendable {
    let group: any EventLoopGroup
    let zones: DemoZones
    let board: FaultBoard
    let connections: ConnectionRegistry
    let idleLimit: Duration

    /// Starts to listen on one port that is free for both protocols on all of the addresses.
    /// - Returns: the port's TCP halves; the UDP halves end with the event loop.
    func listen(
        _ roles: [(address: IPAddress, role: NameRole)], tries: Int = 64
    ) async throws -> (port: UInt16, listeners: [Listener]) {
        for _ in 0..<tries {
            let reservation = try PortReservation(on: roles.map(\.address))
            guard await bindDatagrams(roles, port: reservation.port) else { continue }
            var listeners: [Listener] = []
            for (address, role) in roles {
                listeners.append(
                    try await Listener.open(at: Endpoint(address, reservation.port), group) { try prepare($0, role) })
            }
            return (reservation.port, listeners)
        }
        throw DemoError.noPort(tries: tries)
    }

    /// - Returns: false when the port is not free everywhere; nothing is bound then.
    private func bindDatagrams(_ roles: [(address: IPAddress, role: NameRole)], port: UInt16) async -> Bool {
        var bound: [any Channel] = []
        for (address, role) in roles {
            guard let channel = try? await bindDatagrams(at: Endpoint(address, port), role) else {
                for channel in bound { try? await channel.close() }
                return false
            }
            bound.append(channel)
        }
        return true
    }

    private func bindDatagrams(at endpoint: Endpoint, _ role: NameRole) async throws -> any Channel {
        let desk = NameDesk(role: role, zones: zones)
        return try await DatagramBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(DatagramAnswerer(desk: desk, board: board))
                }
            }
            .bind(to: endpoint.socketAddress)
            .get()
    }

    private func prepare(_ channel: any Channel, _ role: NameRole) throws {
        try connections.admit(channel)
        try ConnectionGuard.install(on: channel, idleLimit: idleLimit)
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(StreamAnswerer(desk: NameDesk(role: role, zones: zones), board: board))
    }
}
