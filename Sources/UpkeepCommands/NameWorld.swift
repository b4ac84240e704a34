import Checks
import DNSProbe
import DNSSEC
import DNSWire
import Diagnosis
import HTTPWire
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// Where names come from: the root and its trust anchor, how politely servers are asked, and who knows about networks
/// and registrations.
struct NameWorld {
    let world: World
    let hints: RootHints
    let anchors: [TrustAnchor]
    let pace: QueryPace
    let registration: RegistrationSource?
    let networks: NetworkOrigins?
    /// Where authoritative servers listen.
    let port: UInt16
    let hasIPv6Route: Bool
    /// For documents of registries and certificates of sites.
    let siteLook: SiteLook

    /// How long a registry may take.
    private static let registryPatience = Duration.seconds(5)

    init(_ options: AuthorityOptions, _ world: World, _ system: System) throws {
        self.world = world
        port = options.dnsPort
        pace = QueryPace(interval: options.pace.duration)
        hints = try options.rootHints.map { try Self.hints($0, system) } ?? .builtIn
        // The Internet's keys say nothing about a world with its own root.
        anchors =
            try options.trustAnchor.map { try Self.anchors($0, system) }
            ?? (options.rootHints == nil ? TrustAnchor.root : [])
        hasIPv6Route = hints.servers.contains { $0.address.family == .v6 && Route.exists(to: $0.address) }
        siteLook = Lookout(world).look
        registration = try Self.registration(options, siteLook)
        networks = Self.networks(options, world)
    }

    /// A world of its own that is not signed, with exactly these root servers; no registry and no networks are known.
    init(_ world: World, rootHints: String, port: UInt16) throws {
        self.world = world
        self.port = port
        pace = .polite
        hints = try RootHints(zoneFile: Array(rootHints.utf8))
        anchors = []
        hasIPv6Route = false
        siteLook = Lookout(world).look
        registration = nil
        networks = nil
    }

    private static func look(_ world: World) -> SiteLook {
        SiteLook(
            loops: world.loops, resolver: world.resolver, sessions: world.sessions, userAgent: World.userAgent,
            now: world.now)
    }

    var exchange: ServerExchange { ServerExchange(group: world.loops.group, pace: pace) }

    var resolver: StubResolver { StubResolver(settings: world.resolver, group: world.loops.group) }

    func walk(
        with exchange: ServerExchange, stored: [DNSName: [IPAddress]] = [:], limits: WalkLimits = WalkLimits()
    ) -> DelegationWalk {
        DelegationWalk(
            exchange: exchange, hints: hints, port: port, stored: stored, hasIPv6Route: hasIPv6Route, limits: limits)
    }

    private static func hints(_ path: String, _ system: System) throws -> RootHints {
        do {
            return try RootHints(zoneFile: try system.files.read(path))
        } catch let error as any UpkeepError {
            throw CommandFailure(error.code, "--root-hints `\(path)`: \(error.message)", hint: error.hint)
        }
    }

    private static func anchors(_ path: String, _ system: System) throws -> [TrustAnchor] {
        do {
            return try TrustAnchor.anchors(inZoneFile: try system.files.readText(path))
        } catch let error as any UpkeepError {
            throw CommandFailure(error.code, "--trust-anchor `\(path)`: \(error.message)", hint: error.hint)
        }
    }

    /// The Internet's registries know nothing of a world with its own root.
    private static func registration(_ options: AuthorityOptions, _ look: SiteLook) throws -> RegistrationSource? {
        guard options.rdap != AuthorityOptions.none, options.rdap != nil || options.rootHints == nil else { return nil }
        let base = try options.rdap.map { text in
            do throws(WebURLError) {
                return try WebURL(text.hasSuffix("/") ? text : text + "/")
            } catch {
                throw CommandFailure(error.code, "--rdap `\(text)`: \(error.message)")
            }
        }
        return RegistrationSource(base: base) { url in await look.fetch(url, within: registryPatience) }
    }

    private static func networks(_ options: AuthorityOptions, _ world: World) -> NetworkOrigins? {
        guard options.asnZone != AuthorityOptions.none, options.asnZone != nil || options.rootHints == nil else {
            return nil
        }
        let zones = options.asnZone.map { NetworkOrigins.Zones(v4: "origin.\($0)", v6: "origin6.\($0)") }
        return NetworkOrigins(
            resolver: StubResolver(settings: world.resolver, group: world.loops.group), zones: zones ?? .cymru)
    }
}
