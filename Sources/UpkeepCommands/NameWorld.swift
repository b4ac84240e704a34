import Checks
import DNSProbe
import DNSSEC
import DNSWire
import Diagnosis
import HTTPWire
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// Where names come from: the root and its trust anchor, how politely servers are asked, and who knows about
/// registrations.
struct NameWorld {
    let world: World
    let hints: RootHints
    let anchors: [TrustAnchor]
    let pace: QueryPace
    let registration: RegistrationSource?
    /// Where authoritative servers listen.
    let port: UInt16
    let hasIPv6Route: Bool
    /// For documents of registries and certificates of sites.
    let siteLook: SiteLook

    /// How long a registry may take.
    private static let registryPatience = Duration.seconds(5)

    /// - Parameter judging: nil for those who only read what servers say.
    init(_ options: AuthorityOptions, _ judging: JudgingOptions?, _ world: World, _ system: System) throws {
        self.world = world
        port = options.dnsPort
        pace = QueryPace(interval: options.pace.duration)
        hints = try options.rootHints.map { try Self.hints($0, system) } ?? .builtIn
        // The Internet's keys say nothing about a world with its own root.
        anchors =
            try judging?.trustAnchor.map { try Self.anchors($0, system) }
            ?? (options.rootHints == nil ? TrustAnchor.root : [])
        hasIPv6Route = hints.servers.contains { $0.address.family == .v6 && Route.exists(to: $0.address) }
        let look = Lookout(world).look
        siteLook = look
        let isPrivate = options.rootHints != nil
        registration = try judging.flatMap { try Self.registration($0.rdap, isPrivate: isPrivate, look) }
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
    private static func registration(
        _ rdap: String?, isPrivate: Bool, _ look: SiteLook
    ) throws -> RegistrationSource? {
        guard rdap != AuthorityOptions.none, rdap != nil || !isPrivate else { return nil }
        let base = try rdap.map { text in
            do throws(WebURLError) {
                return try WebURL(text.hasSuffix("/") ? text : text + "/")
            } catch {
                throw CommandFailure(error.code, "--rdap `\(text)`: \(error.message)")
            }
        }
        return RegistrationSource(base: base) { url in await look.fetch(url, within: registryPatience) }
    }
}
