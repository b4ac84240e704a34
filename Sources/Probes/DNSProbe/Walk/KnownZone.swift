import Checks
import DNSWire
import UpkeepCore

/// A zone that somebody delegated to, and all that is known of its servers so far.
struct KnownZone {
    /// More name servers than any zone has; further ones stay with the referral that named them.
    private static let mostNameservers = 128

    let name: DNSName
    /// As parent and zone name them, the parent's first.
    private(set) var nameservers: [DNSName] = []
    private var addresses: [DNSName: [NameServerAddress]] = [:]
    /// How long the last answer took, or nil when the server failed.
    private var health: [Endpoint: Duration?] = [:]

    init(_ name: DNSName) { self.name = name }

    mutating func add(_ nameserver: DNSName) {
        guard nameservers.count < Self.mostNameservers, !nameservers.contains(nameserver) else { return }
        nameservers.append(nameserver)
    }

    /// - Parameter nameserver: One that was added.
    mutating func add(_ endpoint: Endpoint, of nameserver: DNSName, _ source: NameServerAddress.Source) {
        var known = addresses[nameserver] ?? []
        if let place = known.firstIndex(where: { $0.endpoint == endpoint }) {
            known[place].sources.insert(source)
        } else {
            known.append(NameServerAddress(nameserver, endpoint, [source]))
        }
        addresses[nameserver] = known
    }

    mutating func note(_ elapsed: Duration?, of endpoint: Endpoint) { health[endpoint] = .some(elapsed) }

    func addresses(of nameserver: DNSName) -> [NameServerAddress] { addresses[nameserver] ?? [] }

    /// Every address of every name server, in the order named, IPv4 first.
    var servers: [NameServerAddress] {
        nameservers.flatMap { addresses(of: $0).sorted { $0.endpoint < $1.endpoint } }
    }

    var addressless: [DNSName] { nameservers.filter { addresses(of: $0).isEmpty } }

    /// Whom to ask, best first: those that answered by their speed, then the unknown ones, name by name and family by
    /// family in turn, so that the first two have as little in common as can be, then those that failed. Each address once.
    func candidates(where isUsable: (IPAddress) -> Bool) -> [NameServerAddress] {
        var seen: Set<Endpoint> = []
        let usable = servers.filter { isUsable($0.endpoint.address) && seen.insert($0.endpoint).inserted }
        var answered: [(server: NameServerAddress, elapsed: Duration)] = []
        var failed: [NameServerAddress] = []
        var fresh: [NameServerAddress] = []
        for server in usable {
            switch health[server.endpoint] {
            case .some(.some(let elapsed)): answered.append((server, elapsed))
            case .some(.none): failed.append(server)
            case .none: fresh.append(server)
            }
        }
        return answered.sorted { $0.elapsed < $1.elapsed }.map(\.server) + mixed(fresh) + failed
    }

    private func mixed(_ servers: [NameServerAddress]) -> [NameServerAddress] {
        let v4 = servers.filter { $0.endpoint.address.family == .v4 }
        var v6 = servers.filter { $0.endpoint.address.family == .v6 }
        // The second one asked is of the other family and, when there is one, of another name.
        if let first = v4.first, v6.count > 1, v6[0].name == first.name { v6.append(v6.removeFirst()) }
        var mixed: [NameServerAddress] = []
        for place in 0..<max(v4.count, v6.count) {
            if place < v4.count { mixed.append(v4[place]) }
            if place < v6.count { mixed.append(v6[place]) }
        }
        return mixed
    }
}
