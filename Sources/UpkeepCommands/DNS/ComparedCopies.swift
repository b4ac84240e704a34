import Checks
import DNSWire
import UpkeepCore

/// The copies of a zone that are to be compared, before any server was asked for its records.
struct ComparedCopies {
    struct Server {
        let endpoint: Endpoint
        let title: String
        let name: DNSName?
    }

    private(set) var wholes: [ZoneCollection] = []
    private(set) var servers: [Server] = []
    private(set) var titles = CopyTitles()
    private(set) var troubles: [CopyTrouble] = []

    mutating func add(_ trouble: CopyTrouble) { troubles.append(trouble) }

    mutating func add(_ whole: ZoneCollection) {
        wholes.append(whole)
        titles.add(whole.title)
    }

    /// Adds one address of a server, once.
    mutating func add(_ endpoint: Endpoint, title: String, server: String, name: DNSName? = nil, group: String? = nil) {
        guard !servers.contains(where: { $0.endpoint == endpoint }) else { return }
        servers.append(Server(endpoint: endpoint, title: title, name: name))
        titles.add(title, server: server, group: group)
    }
}
