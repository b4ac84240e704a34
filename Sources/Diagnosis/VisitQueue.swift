import UpkeepCore

/// Whose turn it is: sites in the order they were located, except that one whose address and port has enough visitors
/// steps aside until one of them has left. Each site costs the same however many wait.
struct VisitQueue {
    private struct Visit {
        /// The site's.
        var place: Int
        var endpoints: [Endpoint]
    }

    private let perEndpoint: Int
    private var visitors: [Endpoint: Int] = [:]
    /// Those who have their places.
    private var ready = Line<Int>()
    /// Those who stepped aside, by the endpoint that has no room for them.
    private var aside: [Endpoint: Line<Visit>] = [:]

    /// - Parameter perEndpoint: visitors at one endpoint at once, at least 1.
    init(perEndpoint: Int) { self.perEndpoint = max(1, perEndpoint) }

    /// A site was located, and all of `endpoints`, each of them once, are to be visited together.
    mutating func arrive(_ place: Int, at endpoints: [Endpoint]) {
        if let full = endpoints.first(where: { visitors[$0, default: 0] >= perEndpoint }) {
            aside[full, default: Line()].append(Visit(place: place, endpoints: endpoints))
        } else {
            for endpoint in endpoints { visitors[endpoint, default: 0] += 1 }
            ready.append(place)
        }
    }

    /// The place of a site that may be visited now; nil when all that are here must wait.
    mutating func next() -> Int? { ready.popFirst() }

    /// The visit to `endpoints` is over; what it held goes to those who wait for it.
    mutating func leave(_ endpoints: [Endpoint]) {
        for endpoint in endpoints {
            visitors[endpoint, default: 1] -= 1
            if visitors[endpoint] == 0 { visitors[endpoint] = nil }
        }
        for endpoint in endpoints {
            // Whoever still lacks another place goes to wait for that one.
            while visitors[endpoint, default: 0] < perEndpoint, let heir = aside[endpoint]?.popFirst() {
                arrive(heir.place, at: heir.endpoints)
            }
            if aside[endpoint]?.isEmpty == true { aside[endpoint] = nil }
        }
    }
}
