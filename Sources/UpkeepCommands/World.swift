import Checks
import DNSProbe
import TLSProbe
import UpkeepConfig
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// What every look stands on, put together from the options, the config and the machine: clock, resolvers, trust, threads.
struct World {
    /// How the probe introduces itself: honestly, so that whoever reads a server's log knows what called.
    static let userAgent = "Upkeep/\(UpkeepCommand.version) (site monitoring)"

    /// Where Debian, Fedora, SUSE and Alpine keep the bundle, in that order.
    private static let bundles = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ]

    let clock: SystemClock
    let resolver: ResolverSettings
    let sessions: TLSSessions
    let loops: Loops

    /// - Parameter before: whose threads and clock go on, when the config was read again.
    init(
        _ options: WorldOptions, _ configuration: UpkeepConfiguration?, _ system: System, after before: World? = nil
    ) throws {
        loops = before?.loops ?? Loops()
        clock =
            before?.clock
            ?? options.now.flatMap { Timestamp(rfc3339: $0) }.map { system.clock.starting(at: $0) } ?? system.clock
        resolver = Self.resolverSettings(
            options.resolvers.isEmpty ? configuration?.resolvers ?? [] : options.resolvers, system)
        let files = system.files
        sessions = TLSSessions(
            roots: try Self.roots(options.caFile ?? configuration?.caFile, system), readFile: { try files.read($0) })
    }

    /// A world of its own: exactly these resolvers and this authority.
    init(resolvers: [Endpoint], authority: [UInt8], system: System) {
        loops = Loops()
        clock = system.clock
        resolver = ResolverSettings(servers: resolvers)
        let files = system.files
        sessions = TLSSessions(roots: TrustRoots(source: "the demo") { authority }, readFile: { try files.read($0) })
    }

    /// The moment that everything is judged by.
    var now: @Sendable () -> Timestamp { { [clock] in clock.now } }

    /// The system's resolvers and hosts file, or exactly `servers` and nothing local but what is so everywhere
    /// (RFC 6761 section 6.3).
    static func resolverSettings(_ servers: [Endpoint], _ system: System) -> ResolverSettings {
        guard servers.isEmpty else {
            return ResolverSettings(servers: servers, hosts: HostsTable("127.0.0.1 localhost\n::1 localhost\n"))
        }
        // Either file may be missing on a small machine; then there is nothing to take from it.
        let configuration = (try? system.files.readText("/etc/resolv.conf")) ?? ""
        let hosts = (try? system.files.readText("/etc/hosts")) ?? ""
        return ResolverSettings(resolvConf: configuration, hosts: HostsTable(hosts))
    }

    private static func roots(_ path: String?, _ system: System) throws -> TrustRoots {
        let files = system.files
        if let path {
            return try authorities(path, system)
        }
        let candidates = [system.environment.nonEmpty("SSL_CERT_FILE")].compactMap { $0 } + bundles
        return TrustRoots(source: "the system's certificates") {
            for path in candidates where (try? files.exists(path)) == true { return try files.read(path) }
            throw TrustRootsError("no bundle of trusted certificates on this machine; install `ca-certificates`")
        }
    }

    /// A file that was named must be there and hold certificates now, not when the first certificate comes.
    private static func authorities(_ path: String, _ system: System) throws -> TrustRoots {
        let files = system.files
        let pem: [UInt8]
        do { pem = try files.read(path) } catch { throw CommandFailure(error) }
        do { _ = try LoadedRoots(pem: pem, source: path) } catch { throw CommandFailure(error) }
        return TrustRoots(source: path) { try files.read(path) }
    }
}
