import Checks
import DNSWire
import UpkeepCore

/// The copies of a zone that are to be compared, before any server was asked for its records.
struct ComparedCopies {
    struct Server {
        let endpoint: Endpoint
        let title: String
        /// Its name, or what was typed.
        let host: String
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
    mutating func add(_ endpoint: Endpoint, title: String, server: String, group: String? = nil) {
        guard !servers.contains(where: { $0.endpoint == endpoint }) else { return }
        servers.append(Server(endpoint: endpoint, title: title, host: server))
        titles.add(title, server: server, group: group)
    }
}
