import NIOCore
import NIOHTTP1
import NIOSSL
import UpkeepCore

/// Serves the shop over http and https.
struct WebServer: Sendable {
    let group: any EventLoopGroup
    let router: ShopRouter
    let certificates: DemoCertificates
    let board: FaultBoard
    let connections: ConnectionRegistry
    let idleLimit: Duration

    /// Starts to listen; every connection shows the certificate that the faults ask for as it begins.
    func listen(at endpoint: Endpoint, _ door: WebDoor) async throws -> Listener {
        try await Listener.open(at: endpoint, group) { try prepare($0, door) }
    }

    private func prepare(_ channel: any Channel, _ door: WebDoor) throws {
        // Read before the visitor counts: whoever saw the connection counted and then changes the shop hangs up on it
        // while it still meets the old state.
        let faults = board.faults
        try connections.admit(channel)
        try ConnectionGuard.install(on: channel, idleLimit: idleLimit)
        let pipeline = channel.pipeline.syncOperations
        if door == .secure {
            try pipeline.addHandler(NIOSSLServerHandler(context: certificates.web(faults)))
        }
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = 8 << 10
        limits.maxHeaderListSize = 32 << 10
        limits.maxHeaderFieldCount = 100
        try pipeline.configureHTTPServerPipeline(
            withEncoderConfiguration: HTTPResponseEncoder.Configuration(), withDecoderLimitConfiguration: limits)
        try pipeline.addHandler(ShopHandler(router: router, door: door, faults: faults))
    }
}
