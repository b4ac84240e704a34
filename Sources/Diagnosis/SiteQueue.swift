import Checks
import HTTPWire
import UpkeepCore

/// Whose turn it is: sites in their order, except that one whose server has enough visitors steps aside until one of
/// them has left. Each site costs the same however many wait.
struct SiteQueue {
    private let widthPerServer: Int
    /// The server of each site, by the site's place.
    private let servers: [Int]
    private var visitors: [Int]
    /// Places of the sites that stepped aside, by server, the last first.
    private var waiting: [[Int]]
    /// Places of sites that have their server's slot already.
    private var ready: [Int] = []
    private var upcoming = 0

    init(_ sites: [Site], widthPerServer: Int) {
        self.widthPerServer = max(1, widthPerServer)
        var numbers: [String: Int] = [:]
        servers = sites.map { site in
            let key = Self.server(of: site)
            let number = numbers[key] ?? numbers.count
            numbers[key] = number
            return number
        }
        visitors = Array(repeating: 0, count: numbers.count)
        waiting = Array(repeating: [], count: numbers.count)
    }

    /// The place of a site that may be looked at now; nil when all that are left must wait.
    mutating func next() -> Int? {
        if let place = ready.popLast() { return place }
        while upcoming < servers.count {
            let place = upcoming
            upcoming += 1
            let server = servers[place]
            if visitors[server] < widthPerServer {
                visitors[server] += 1
                return place
            }
            waiting[server].append(place)
        }
        return nil
    }

    /// The site at `place` has been looked at; its slot goes to one that waits for the same server.
    mutating func leave(_ place: Int) {
        let server = servers[place]
        if let heir = waiting[server].popLast() { ready.append(heir) } else { visitors[server] -= 1 }
    }

    /// Host and port, because a dead port must not hold up a live one beside it.
    private static func server(of site: Site) -> String {
        switch site.plan {
        case .http(let plan): "\(plan.addresses.pinned.first?.description ?? plan.url.hostText):\(plan.url.port)"
        case .port(let plan): "\(plan.addresses.pinned.first?.description ?? plan.host):\(plan.port)"
        case .record(let plan): "\(plan.server):\(plan.port)"
        }
    }
}
