import NIOCore
import NIOPosix
import UpkeepCore

/// A small shop on loopback that can be broken on purpose: web server, mail server, their certificates' authority, and
/// the names' whole world from the root to the resolver.
///
/// It exists within ``withShop(faults:settings:_:)`` and needs neither root nor a network.
package actor DemoShop {
    package nonisolated let site: DemoSite

    private let board: FaultBoard
    private let web: WebServer
    private let others: ConnectionRegistry
    private let listeners: [Listener]
    private var reservations: DemoPorts?
    private var ports: [WebPort]
    private var isChanging = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(_ settings: DemoSettings, _ group: any EventLoopGroup) async throws {
        let certificates = try DemoCertificates(now: settings.now ?? .now)
        let reservations = try DemoPorts()
        let others = ConnectionRegistry(limit: settings.connectionLimit)
        let board = FaultBoard([])
        let names = NameServer(
            group: group, zones: try DemoZones(addresses: reservations.addresses), board: board, connections: others,
            idleLimit: settings.idleLimit)
        let resolver = try await names.listen([(DemoPorts.front, .resolver)])
        let authorities = try await names.listen(DemoServer.allCases.map { ($0.address, .authority($0)) })
        let mailListener = try await MailServer(
            group: group, tls: certificates.mail, connections: others, idleLimit: settings.idleLimit
        ).listen(at: Endpoint(DemoPorts.front, reservations.mail.port))
        listeners = resolver.listeners + authorities.listeners + [mailListener]
        let site = DemoSite(
            name: DemoNames.shop, securePort: reservations.secure.port, plainPort: reservations.plain.port,
            mailPort: reservations.mail.port, resolver: Endpoint(DemoPorts.front, resolver.port),
            dnsPort: authorities.port, rootHints: DemoZones.rootHints, addresses: reservations.addresses,
            nameservers: DemoNames.nameservers, zone: DemoNames.zone, marker: ShopPage.marker,
            caPEM: certificates.caPEM, slowDelay: settings.slowDelay)
        web = WebServer(
            group: group,
            router: ShopRouter(
                secureOrigin: "https://\(site.name):\(site.securePort)",
                plainOrigin: "http://\(site.name):\(site.plainPort)", slowDelay: settings.slowDelay),
            certificates: certificates, board: board,
            connections: ConnectionRegistry(limit: settings.connectionLimit), idleLimit: settings.idleLimit)
        ports = reservations.web
        self.site = site
        self.board = board
        self.others = others
        self.reservations = reservations
    }

    /// Opens a shop with `faults` on, runs `body`, and closes every socket, also when `body` throws or is cancelled.
    /// - Throws: ``DemoError`` when the shop cannot open; otherwise what `body` throws.
    package static func withShop<Value>(
        faults: Set<DemoFault> = [], settings: DemoSettings = DemoSettings(),
        _ body: (DemoShop) async throws -> Value
    ) async throws -> Value {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let outcome: Result<Value, any Error>
        do {
            let shop = try await DemoShop(settings, group)
            do {
                try await shop.set(faults: faults)
                outcome = .success(try await body(shop))
            } catch {
                outcome = .failure(error)
            }
            await shop.close()
        } catch {
            outcome = .failure(error)
        }
        try? await group.shutdownGracefully()
        return try outcome.get()
    }

    package var faults: Set<DemoFault> { board.faults }
    /// Connections the web server took since the shop opened, on all its ports: one for each attempt that reached it.
    package var webConnections: Int { web.connections.accepted }

    /// Makes exactly `faults` be on from now, and hangs up on the web server's visitors, as a restart would.
    ///
    /// When it returns, new connections and questions meet the new state.
    /// - Throws: ``DemoError``; the shop may then be in between, and setting faults again is the way out.
    package func set(faults: Set<DemoFault>) async throws {
        await beginChange()
        defer { endChange() }
        board.faults = faults
        for port in ports { try await port.adapt(to: faults, web) }
        await web.connections.hangUp()
    }

    /// Ends every TCP port and every connection; the event loop's end closes what is left.
    private func close() async {
        await beginChange()
        defer { endChange() }
        // Shutting a port only closes what is open; there is nothing left to do if that fails.
        for port in ports { try? await port.adapt(to: [.connectRefused], web) }
        for listener in listeners { await listener.close() }
        ports = []
        reservations = nil
        await web.connections.hangUp()
        await others.hangUp()
    }

    /// Changes take turns: each awaits the kernel and the event loop half-way.
    private func beginChange() async {
        while isChanging { await withCheckedContinuation { waiting.append($0) } }
        isChanging = true
    }

    private func endChange() {
        isChanging = false
        let next = waiting
        waiting = []
        for continuation in next { continuation.resume() }
    }
}
